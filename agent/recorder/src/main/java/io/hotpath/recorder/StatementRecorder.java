package io.hotpath.recorder;

import io.hotpath.profile.Loss;
import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Statement;
import io.hotpath.profile.StatementStats;
import io.hotpath.profile.StatementTable;
import io.hotpath.recorder.template.LogCaller;
import org.jspecify.annotations.Nullable;

/**
 * The log statements that a collector knows, and what threads outside of requests log (start-up,
 * background tasks, threads that write for others). {@link LogEvents} are recorded here.
 * Thread-safe.
 *
 * <p>Nothing of a message is kept but what stands in the code. Of the values a hash is compared
 * with that of the event before.
 */
public final class StatementRecorder {

  /** The recorder of the collector that was started last and still runs. */
  private static volatile @Nullable StatementRecorder latest;

  /** The numbers of all statements. */
  final StatementNumbers numbers;

  private final Ledger ledger;
  private final SamplingSlices slices;

  StatementRecorder(MethodTable methods, Ledger ledger, Ticker ticker) {
    this.numbers = new StatementNumbers(methods);
    this.ledger = ledger;
    this.slices = new SamplingSlices(ticker);
  }

  /** The recorder for the current thread, or null while nothing records. */
  public static @Nullable StatementRecorder current() {
    return of(ActiveTrees.current());
  }

  static @Nullable StatementRecorder of(@Nullable CallTree tree) {
    if (tree == null) {
      return latest;
    }
    Recording recording = tree.recording();
    return recording == null ? null : recording.statements();
  }

  /** The recorder for threads that work for no request. */
  static @Nullable StatementRecorder latest() {
    return latest;
  }

  void start() {
    // Once beforehand: the first walk takes many times as long as the others.
    Method unused = LogCaller.line();
    latest = this;
  }

  synchronized void stop() {
    if (latest == this) {
      latest = null;
    }
    slices.end();
  }

  /** When calls are counted that the level keeps from being written. */
  public SamplingSlices slices() {
    return slices;
  }

  /** Where failures of the typed code are noted. */
  public Ledger ledger() {
    return ledger;
  }

  /**
   * Counts an event of the current thread.
   *
   * @param tree of the request it works for, or null
   * @param values hash of the event's values
   */
  void count(@Nullable CallTree tree, StatementNumbers.Known known, long values) {
    if (tree != null) {
      tree.logs().emitted(known.number, values);
    } else {
      known.noRequest.emitted(values);
    }
    if (known.due) {
      known.due = false;
      sample(tree, known);
    }
    if (known.number == StatementNumbers.OTHER) {
      ledger.lose(Loss.STATEMENTS_FOLDED, 1);
    }
  }

  private void sample(@Nullable CallTree tree, StatementNumbers.Known known) {
    Method line = known.number == StatementNumbers.OTHER ? null : LogCaller.line();
    if (line == null) {
      return;
    }
    if (tree != null) {
      tree.logs().caller(known.number, line);
    } else {
      known.noRequest.caller = line;
    }
  }

  /** For the collector: the statement of a number. */
  StatementNumbers.Known known(int number) {
    return numbers.get(number);
  }

  /** For the collector: whether nothing was logged outside of requests since the last window. */
  boolean isIdle() {
    return numbers.all().stream()
        .allMatch(known -> known.noRequest.isIdle() && known.unattributed.isIdle());
  }

  /** For the collector: moves what was logged outside of requests into a window, and scales it. */
  void moveTo(Profile ended) {
    for (StatementNumbers.Known known : numbers.all()) {
      known.due = true;
      move(known.noRequest, known.statement, Profile.NO_REQUEST, ended);
      move(known.unattributed, known.statement, Profile.UNATTRIBUTED, ended);
    }
    double scale = slices.scale();
    ended.routes().values().forEach(route -> scale(route.statements(), scale));
    ended.statementsElsewhere().values().forEach(place -> scale(place, scale));
  }

  private static void move(LoggedElsewhere from, Statement statement, String place, Profile into) {
    StatementStats taken = from.take();
    if (taken != null) {
      into.statementsElsewhere(place).of(statement).add(taken);
    }
  }

  private static void scale(StatementTable table, double scale) {
    table.all().values().forEach(stats -> stats.scaleSampled(scale));
  }
}
