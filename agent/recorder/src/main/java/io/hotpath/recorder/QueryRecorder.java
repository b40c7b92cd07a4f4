package io.hotpath.recorder;

import io.hotpath.profile.CollectionFacts;
import io.hotpath.profile.Loss;
import io.hotpath.profile.Method;
import io.hotpath.profile.PlanFacts;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.QueryTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the typed code near a database driver records what is asked. Thread-safe.
 *
 * <p>On a request's thread everything goes into its {@link Operations}, without a lock. Elsewhere
 * (start-up, background tasks, drivers that answer on threads of their own) figures are added up
 * here under one.
 */
public final class QueryRecorder {

  /** Operations outside of requests that are remembered, to recognize their further commands. */
  private static final int MAX_REMEMBERED = 1_000;

  /** Outside of requests the calling method is not known. */
  private static final int NO_METHOD = 0;

  /** The recorder of the collector that was started last and still runs. */
  private static volatile @Nullable QueryRecorder latest;

  /** An operation outside of requests, and what its commands took. */
  private record Going(Query query, long nanos) {}

  private final QueryNumbers numbers;
  private final Ledger ledger;
  private final Options.MongoAdvice advice;
  private final CallerLine callerLine;
  private final AtomicLong window = new AtomicLong();

  private Profile elsewhere = new Profile();
  private final Map<Long, Going> going =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Going> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  QueryRecorder(Options options, MethodTable methods, Ledger ledger) {
    this.advice = options.mongoAdvice();
    this.numbers = new QueryNumbers(methods);
    this.ledger = ledger;
    this.callerLine = new CallerLine();
  }

  /** The recorder for work that belongs to no request, or null while nothing records. */
  public static @Nullable QueryRecorder latest() {
    return latest;
  }

  void start() {
    latest = this;
  }

  synchronized void stop() {
    if (latest == this) {
      latest = null;
    }
  }

  /** The recorder to which the tree's recording goes. */
  public static @Nullable QueryRecorder of(CallTree tree) {
    Recording recording = tree.recording();
    return recording == null ? null : recording.queries();
  }

  /** Method number of the driver's place in a tree. */
  public int driver() {
    return numbers.driver;
  }

  /** Which classes may be named as callers; the first that may is. */
  public void callersAre(Predicate<Class<?>> application) {
    callerLine.choose(application);
  }

  /** What databases may be asked for the sake of advice. */
  public Options.MongoAdvice advice() {
    return advice;
  }

  /** What a database said of a collection. */
  public synchronized void collection(String namespace, CollectionFacts facts) {
    elsewhere.addCollection(namespace, facts);
  }

  /** How a database would run a query. */
  public synchronized void plan(Query query, PlanFacts plan) {
    elsewhere.addPlan(query, plan);
  }

  /** Where failures of the typed code are noted. */
  public Ledger ledger() {
    return ledger;
  }

  /**
   * A command is sent on a request's thread.
   *
   * @see Operations#begin
   */
  public void begin(CallTree tree, Query query, long commandId, long operation, boolean continues) {
    QueryNumbers.Known known = numbers.of(query);
    int caller = tree.methodOtherThan(numbers.driver);
    Operations operations = tree.operations();
    operations.begin(known.number(), known.node(), commandId, operation, continues);
    if (!continues && isDue(known, caller)) {
      Method line = callerLine.find();
      if (line != null) {
        operations.caller(line);
      }
    }
  }

  /**
   * At the 1st, 2nd, 4th, 8th ... use, and at the first from each method in a window: a window
   * stands alone, and has a line for each method that asks.
   */
  private boolean isDue(QueryNumbers.Known known, int caller) {
    long uses = known.uses().incrementAndGet();
    boolean isNew = known.isNewIn(window.get(), caller);
    return isNew || (uses & uses - 1) == 0;
  }

  /** The query that the command running on this thread asks. */
  public Query running(Operations operations) {
    return numbers.get(operations.runningQuery()).query();
  }

  /**
   * Line of the caller for work outside of requests, if it is time to look.
   *
   * @return null where it is not, or nobody of the application called
   */
  public @Nullable Method caller(Query query) {
    return isDue(numbers.of(query), NO_METHOD) ? callerLine.find() : null;
  }

  /** A command has ended that belongs to no request. */
  public synchronized void record(Finished command) {
    QueryNumbers.Known known = numbers.of(command.query);
    QueryStats stats = elsewhere.elsewhere(command.place).of(known.query());
    long before = nanosBefore(command);
    if (before >= 0) {
      stats.addNanos(command.nanos, before + command.nanos);
    } else {
      stats.countOperation(command.nanos, command.failure == null ? command.statements : 0);
    }
    stats.addCommands(1);
    stats.addReplies(command.returned, command.modified, command.bytes);
    stats.sawIn(command.longestIn);
    if (command.failure != null) {
      stats.addFailure(command.failure, 1);
    }
    if (command.failedStatement != null) {
      stats.addFailure(command.failedStatement, 1);
    }
    if (command.caller != null) {
      stats.addCaller(command.caller, 1);
    }
  }

  /** What the command's operation took until now; -1 where it begins. */
  private long nanosBefore(Finished command) {
    Going before = command.operation == Operations.UNKNOWN ? null : going.get(command.operation);
    long nanos = before != null && before.query.equals(command.query) ? before.nanos : -1;
    long known = Math.max(0, nanos);
    if (command.operation != Operations.UNKNOWN) {
      going.put(command.operation, new Going(command.query, known + command.nanos));
    }
    return command.continues ? known : nanos;
  }

  /** A command outside of requests, filled from its start to its end by the thread that has it. */
  public static final class Finished {
    public final String place;
    public final Query query;
    public final long operation;
    public final boolean continues;
    public int statements;
    public int longestIn;
    public long nanos;
    public long returned;
    public long modified;
    public long bytes;
    public @Nullable String failure;
    public @Nullable String failedStatement;
    public @Nullable Method caller;

    /**
     * @param place {@link Profile#NO_REQUEST} or {@link Profile#UNATTRIBUTED}
     */
    public Finished(String place, Query query, long operation, boolean continues) {
      this.place = place;
      this.query = query;
      this.operation = operation;
      this.continues = continues;
    }
  }

  /** For the collector: the query of a number. */
  Query query(int number) {
    return numbers.get(number).query();
  }

  /** For the collector: moves what was asked outside of requests into a window. */
  void moveTo(Profile ended) {
    Profile taken;
    synchronized (this) {
      taken = elsewhere;
      elsewhere = new Profile();
    }
    window.incrementAndGet();
    ended.add(taken);
    long other = 0;
    for (QueryTable table : taken.elsewhere().values()) {
      QueryStats beyond = table.all().get(Query.OTHER);
      other += beyond == null ? 0 : beyond.operations();
    }
    ledger.lose(Loss.QUERIES_FOLDED, other);
  }
}
