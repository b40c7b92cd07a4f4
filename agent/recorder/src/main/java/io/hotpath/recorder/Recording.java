package io.hotpath.recorder;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request while it runs: when it began, which threads work for it, and how it ended. Made by
 * {@link Collector#begin}; goes back to the collector by itself when it has ended and the last
 * thread has left.
 *
 * <p><b>Threads.</b> Any thread may {@link #attach}; the same thread must {@link #detach}. Any
 * thread may end the request, and only the first end counts. No method blocks.
 */
public final class Recording implements Function<String, @Nullable Object> {

  /** Trees of one request that are packed. */
  static final int MAX_PACKED = 4;

  /** What a recording keeps for its next request. */
  private static final int MAX_SPARE_BYTES = 16 << 10;

  private static final String TEXT = "text ";

  private static final int RUNNING = 0;
  private static final int LINGERING = 1;
  private static final int ENDED = 2;

  /** {@link #linger} is being said; nobody may act on it yet. */
  private static final int FAILING = 3;

  private final Collector collector;
  private final Ticker ticker;

  /** Ended before it begins: the collector knows it from the moment it is made. */
  private final AtomicInteger phase = new AtomicInteger(ENDED);

  /** One for the request itself and one for each thread in it; the collector's turn at 0. */
  private final AtomicInteger holds = new AtomicInteger();

  private final AtomicReference<@Nullable CallTree> trees = new AtomicReference<>();

  /** What trees held, once the last thread has left. */
  private @Nullable PackedTree packed;

  /** For the first of them, if the recording was used before: one way to the pool less. */
  private @Nullable PackedTree spare;

  /** Whether somebody may keep a reference beyond the end: then it is not recycled. */
  private boolean shared;

  /** Whether it was cut; of the collector's thread. */
  private boolean abandoned;

  /** What {@link #logAt} was given. */
  private @Nullable Object logLevels;

  // Of the end; read by the collector after the last hold is gone.
  long number;
  long startNanos;
  long startMillis;
  long endNanos;
  int status;
  @Nullable String failure;
  String route = "";
  long sentBytes;
  boolean partial;

  /** Hash of its path, and whether its CPU time is measured; set before any thread is attached. */
  int path;

  boolean metered = true;

  /** Whether first calls of positions are timed, whatever their methods; likewise. */
  boolean timesFirsts = true;

  /** Of the thread that began it. */
  long threadId;

  /** Of {@link Looks}; of the collector. */
  long gcNanos;

  /** Next in the collector's queue. */
  @Nullable Recording next;

  Recording(Collector collector, Ticker ticker) {
    this.collector = collector;
    this.ticker = ticker;
  }

  void begin(long requestNumber, long nanos, long millis) {
    number = requestNumber;
    threadId = Thread.currentThread().getId();
    startNanos = nanos;
    startMillis = millis;
    status = 0;
    failure = null;
    route = "";
    sentBytes = -1;
    partial = false;
    gcNanos = 0;
    shared = false;
    abandoned = false;
    logLevels = null;
    next = null;
    trees.set(null);
    holds.set(1);
    phase.set(RUNNING);
  }

  /** Unique in this process; what the {@code Hotpath-Request} header shows. */
  public String id() {
    return collector.requestId(number);
  }

  /**
   * What another Hotpath in this JVM may ask (a filter of an application that runs under the
   * agent): their classes differ, so they talk in JDK types.
   *
   * @param question {@code id}, {@code nanos} since the beginning, {@code cpu}: nanoseconds of the
   *     current thread if it is the only one so far, or {@code text}: the calls of the current
   *     thread so far as a table; behind a blank may stand the name of the route
   * @return null for what is not known
   */
  @Override
  public @Nullable Object apply(String question) {
    return switch (question) {
      case "id" -> id();
      case "nanos" -> elapsedNanos();
      case "cpu" -> cpu();
      case "text" -> text();
      default -> question.startsWith(TEXT) ? textOf(question.substring(TEXT.length())) : null;
    };
  }

  private @Nullable String textOf(String routeName) {
    name(routeName);
    return text();
  }

  private @Nullable String text() {
    CallTree tree = currentTree();
    return tree == null ? null : collector.text(this, tree);
  }

  private @Nullable Long cpu() {
    CallTree tree = currentTree();
    long cpu = tree == null ? -1 : cpuUntilNow(tree);
    return cpu < 0 ? null : (Long) cpu;
  }

  /** Of the current thread, if its tree is the only one; else -1. */
  long cpuUntilNow(CallTree tree) {
    return isOnly(tree) && tree.attachedCpuNanos >= 0
        ? ThreadMeter.cpuNanos() - tree.attachedCpuNanos
        : -1;
  }

  /** As {@link #cpuUntilNow}, in bytes. */
  long allocatedUntilNow(CallTree tree) {
    return isOnly(tree) && tree.attachedAllocatedBytes >= 0
        ? ThreadMeter.allocatedBytes() - tree.attachedAllocatedBytes
        : -1;
  }

  private boolean isOnly(CallTree tree) {
    return tree == trees.get() && tree.next == null;
  }

  private @Nullable CallTree currentTree() {
    CallTree tree = ActiveTrees.current();
    return tree == null || tree.recording != this ? null : tree;
  }

  QueryRecorder queries() {
    return collector.queries();
  }

  StatementRecorder statements() {
    return collector.statements();
  }

  /** Names the route, while the request's own path is at hand; an error page has another. */
  public void name(String routeName) {
    if (route.isEmpty()) {
      route = routeName;
    }
  }

  /** The name given so far; empty for none. */
  public String route() {
    return route;
  }

  /** Since the request began. */
  public long elapsedNanos() {
    return ticker.nanos() - startNanos;
  }

  /** Whether the request has ended, or was cut because it ran too long. */
  public boolean hasEnded() {
    return phase.get() == ENDED;
  }

  /** Whether the request goes on, or a thread works for it still. */
  boolean isRunning() {
    return !abandoned && (!hasEnded() || holds.get() > 0);
  }

  /** Whether the collector need not look at it any more. */
  boolean isDone() {
    return hasEnded() && shared && (abandoned || holds.get() == 0);
  }

  /** An answer may still change while an error page is looked for. */
  public boolean isLingering() {
    return phase.get() == LINGERING;
  }

  /**
   * Listeners of an asynchronous request keep this recording, perhaps longer than the request
   * lives: it must not be used again.
   */
  public void share() {
    shared = true;
  }

  /** Whether {@link #share} was called for this request. */
  public boolean isShared() {
    return shared;
  }

  /** The request logs at levels of its own; said before any thread is attached. */
  public void logAt(@Nullable Object levels) {
    logLevels = levels;
  }

  /** What {@link #logAt} was given, or null. */
  public @Nullable Object logLevels() {
    return logLevels;
  }

  /**
   * The current thread begins to work for this request.
   *
   * @return the tree to detach, or null if the thread works for a request already or this one is
   *     over
   */
  public @Nullable CallTree attach() {
    if (hasEnded() || ActiveTrees.current() != null) {
      return null;
    }
    CallTree tree = collector.takeTree();
    if (!hold()) {
      return null;
    }
    tree.recording = this;
    do {
      tree.next = trees.get();
    } while (!trees.compareAndSet(tree.next, tree));
    boolean measured = ThreadMeter.knowsCurrentThread();
    tree.attachedCpuNanos = measured && metered ? ThreadMeter.cpuNanos() : -1;
    tree.attachedAllocatedBytes = measured ? ThreadMeter.allocatedBytes() : -1;
    tree.timesFirsts = timesFirsts;
    ActiveTrees.attach(tree);
    tree.open(System.nanoTime());
    return tree;
  }

  /** The current thread stops to work for this request. A second time does nothing. */
  public void detach(CallTree tree) {
    if (tree.recording != this || tree.owner != Thread.currentThread() || !tree.isOpen()) {
      return;
    }
    long now = System.nanoTime();
    long cpu = tree.attachedCpuNanos;
    long allocated = tree.attachedAllocatedBytes;
    ActiveTrees.detach(tree);
    tree.close(
        now,
        cpu < 0 ? -1 : ThreadMeter.cpuNanos() - cpu,
        allocated < 0 ? -1 : ThreadMeter.allocatedBytes() - allocated);
    release();
  }

  /**
   * The answer is complete.
   *
   * @param routeName method and route
   * @param httpStatus of the answer
   * @param failureType class name of the exception that left the application, or null
   * @param sent body bytes, -1 if unknown
   */
  public void end(String routeName, int httpStatus, @Nullable String failureType, long sent) {
    if (phase.getAndSet(ENDED) != ENDED) {
      describe(routeName, httpStatus, failureType, sent);
      release();
    }
  }

  /**
   * The request failed, and the container may yet answer with an error page. It ends by {@link
   * #end}, or with what is said here if no error page is run within {@link Collector#LINGER_NANOS}.
   */
  public void linger(String routeName, int httpStatus, @Nullable String failureType, long sent) {
    if (phase.compareAndSet(RUNNING, FAILING)) {
      shared = true;
      describe(routeName, httpStatus, failureType, sent);
      phase.compareAndSet(FAILING, LINGERING);
    }
  }

  /** The error page has begun: what {@link #linger} said is kept, but the request goes on. */
  public boolean resume() {
    return phase.compareAndSet(LINGERING, RUNNING);
  }

  private void describe(String routeName, int httpStatus, @Nullable String failureType, long sent) {
    endNanos = ticker.nanos();
    route = routeName;
    status = httpStatus;
    // The first is the cause: what an error page throws, or a container makes of it, comes later.
    failure = failure == null ? failureType : failure;
    sentBytes = sent;
  }

  /** For the collector: ends a request whose error page did not come in time. */
  void endLingering(long now, long maxNanos) {
    if (phase.get() == LINGERING
        && now - endNanos >= maxNanos
        && phase.compareAndSet(LINGERING, ENDED)) {
      release();
    }
  }

  /**
   * For the collector: ends a request that ran too long, or that ended but left a thread behind
   * that does not, and answers what was recorded until now. The threads in it go on unrecorded;
   * their trees are abandoned to them.
   *
   * @param maxNanos for a request that runs
   * @param leftBehindNanos for the threads of one that has ended
   */
  @Nullable Recording cut(long now, long maxNanos, long leftBehindNanos) {
    int seen = phase.get();
    boolean ended = seen == ENDED && holds.get() > 0;
    // Only now, and from the start in both cases: a recording that is just beginning has a hold and
    // a start of its own already, but still the phase and the end of the one before.
    long limit = ended ? leftBehindNanos : maxNanos;
    boolean tooLong = now - startNanos > limit && (!ended || now - endNanos > limit);
    if (abandoned || (seen != RUNNING && !ended) || !tooLong) {
      return null;
    }
    if (ended ? !holdForever() : !phase.compareAndSet(RUNNING, ENDED)) {
      return null;
    }
    abandoned = true;
    shared = true;
    Recording cut = new Recording(collector, ticker);
    cut.begin(number, startNanos, startMillis);
    cut.describe(
        route.isEmpty() ? Routes.CUT : route, ended ? status : 0, failure, ended ? sentBytes : -1);
    cut.endNanos = ended ? endNanos : cut.endNanos;
    cut.partial = true;
    cut.path = path;
    cut.shared = true;
    for (CallTree tree = trees.get(); tree != null; tree = tree.next) {
      ActiveTrees.detach(tree);
      CallTree copy = tree.snapshot(System.nanoTime());
      copy.looks = tree.looks;
      copy.next = cut.trees.get();
      cut.trees.set(copy);
    }
    return cut;
  }

  /**
   * Called by the last thread that leaves: trees are free again at once, and not only when the
   * collector was there. Those that are large or many go to the collector as they are.
   */
  void pack() {
    CallTree tree = trees.get();
    trees.set(null);
    for (int count = 0; tree != null; count++) {
      CallTree following = tree.next;
      if (count < MAX_PACKED && PackedTree.fits(tree)) {
        pack(tree);
      } else {
        add(tree);
      }
      tree = following;
    }
  }

  private void pack(CallTree tree) {
    PackedTree into = spare == null ? collector.takePackedTree() : spare;
    spare = null;
    into.pack(tree);
    into.next = packed;
    packed = into;
    collector.recycle(tree);
  }

  private void add(CallTree tree) {
    tree.next = trees.get();
    trees.set(tree);
  }

  /**
   * For the collector: what was packed is in trees until {@link #forgetTrees}.
   *
   * @param into {@link #MAX_PACKED} that are only used for this
   */
  void unpack(List<CallTree> into) {
    int used = 0;
    for (PackedTree from = packed; from != null; from = from.next) {
      CallTree tree = into.get(used++);
      from.unpack(tree);
      add(tree);
    }
  }

  /**
   * For the collector: trees go back to where they came from.
   *
   * @return packed ones that go to the pool
   */
  @Nullable PackedTree forgetTrees() {
    PackedTree forgotten = packed;
    packed = null;
    trees.set(null);
    if (forgotten == null || shared || forgotten.bytes() > MAX_SPARE_BYTES) {
      return forgotten;
    }
    spare = forgotten;
    PackedTree others = forgotten.next;
    forgotten.next = null;
    return others;
  }

  /** The trees of all threads that worked for the request, in no particular order. */
  @Nullable CallTree trees() {
    return trees.get();
  }

  long wallNanos() {
    return endNanos - startNanos;
  }

  /** One who holds it must {@link #release} it; false where it is over. */
  boolean hold() {
    int now = holds.get();
    while (now > 0) {
      if (phase.get() == ENDED) {
        return false;
      }
      if (holds.compareAndSet(now, now + 1)) {
        return true;
      }
      now = holds.get();
    }
    return false;
  }

  /** False where nobody holds it: then the collector has it already. */
  private boolean holdForever() {
    return holds.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
  }

  void release() {
    if (holds.decrementAndGet() == 0) {
      collector.finished(this);
    }
  }
}
