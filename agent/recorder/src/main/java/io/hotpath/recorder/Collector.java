package io.hotpath.recorder;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Loss;
import io.hotpath.profile.RequestProfile;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Between the request threads and the windows: hands out recordings, takes finished ones, and folds
 * them on its own daemon thread {@code hotpath-collector}.
 *
 * <p><b>Request threads</b> never wait: a finished recording is pushed on a lock-free stack, and if
 * {@link #MAX_QUEUED} wait there already it is dropped and counted. After warm-up nothing is
 * allocated: recordings and trees are recycled.
 *
 * <p><b>The collector's thread</b> folds, ends requests whose error page did not come, cuts those
 * that run longer than {@code cut}, and closes a window when it is over. Sinks have a thread of
 * their own ({@link Delivery}).
 */
public final class Collector implements AutoCloseable {

  /** Finished recordings that may wait for the collector. */
  public static final int MAX_QUEUED = 1_024;

  /** How long after a failure an error page may still begin. */
  static final long LINGER_NANOS = 1_000_000_000L;

  /** How long an ended request waits for a thread that it started and that still runs. */
  static final long LEFT_BEHIND_NANOS = 10_000_000_000L;

  private static final long POLL_NANOS = 100_000_000L;

  /** How long, at the end, requests that run may take to end as well: half a second. */
  static final int GRACE_ROUNDS = 100;

  private static final long GRACE_ROUND_NANOS = 5_000_000L;

  /** Name of faults on the collector's thread. */
  private static final String WORK = "collector";

  private static final String SLICE = "refused calls";
  private static final String LOOK = "looks";

  private static final int WAKE_AT = 192;
  static final int POOLED = 256;
  private static final long MAX_POOLED_BYTES = 16 << 20;
  private static final long MAX_PACKED_BYTES = 2 << 20;
  private static final long CLOSE_MILLIS = 10_000;

  private final MethodTable methods;
  private final Ledger ledger;
  private final Ticker ticker;
  private final long windowNanos;
  private final long cutNanos;
  private final QueryRecorder queries;
  private final Governor governor;
  private final StatementRecorder statements;
  private final Window window;
  private final Sampler sampler;
  private final Looks looks = new Looks(new GcPauses());
  private final CpuTurns cpuTurns = new CpuTurns();
  private final boolean measuresEach;

  /** Where packed trees are unpacked, and nothing else; of the collector's thread. */
  private final List<CallTree> unpacked =
      Stream.generate(CallTree::new).limit(Recording.MAX_PACKED).toList();

  private final String idPrefix = Long.toHexString(System.nanoTime() >>> 10 & 0xfffff) + "-";

  private final Pool<Recording> recordings = new Pool<>(POOLED);
  private final Pool<CallTree> trees = new Pool<>(POOLED);
  private final Pool<PackedTree> packedTrees = new Pool<>(POOLED);

  /** Every recording that may be running, for the cut. One is added when it is made, not reused. */
  private final ConcurrentLinkedQueue<Recording> known = new ConcurrentLinkedQueue<>();

  private final AtomicReference<@Nullable Recording> finished = new AtomicReference<>();
  private final AtomicInteger queued = new AtomicInteger();
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicBoolean awake = new AtomicBoolean();
  private final Thread thread;
  private volatile @Nullable LevelHook levelHook;
  private volatile boolean closed;
  private volatile Function<RequestProfile, String> renderer = RequestProfile::toString;
  private long windowEnds;

  /**
   * Starts the collector's thread.
   *
   * @param sinks called at the end of each window, in this order
   */
  public static Collector start(
      Options options, MethodTable methods, Ledger ledger, Ticker ticker, List<Sink> sinks) {
    return start(options, methods, ledger, ticker, sinks, Sampler.NONE);
  }

  /**
   * Starts the collector's thread.
   *
   * @param sinks called at the end of each window, in this order
   * @param sampler started and ended by the collector's thread
   */
  public static Collector start(
      Options options,
      MethodTable methods,
      Ledger ledger,
      Ticker ticker,
      List<Sink> sinks,
      Sampler sampler) {
    Delivery delivery = new Delivery(sinks, ledger, true);
    Collector collector = new Collector(options, methods, ledger, ticker, delivery, sampler);
    collector.queries.start();
    collector.statements.start();
    collector.thread.start();
    return collector;
  }

  /** Without a thread of its own: for tests, which call {@link #work}. */
  Collector(Options options, MethodTable methods, Ledger ledger, Ticker ticker, List<Sink> sinks) {
    this(options, methods, ledger, ticker, new Delivery(sinks, ledger, false), Sampler.NONE);
  }

  private Collector(
      Options options,
      MethodTable methods,
      Ledger ledger,
      Ticker ticker,
      Delivery delivery,
      Sampler sampler) {
    this.methods = methods;
    this.ledger = ledger;
    this.ticker = ticker;
    this.windowNanos = options.window().toNanos();
    this.cutNanos = options.cut().toNanos();
    this.measuresEach = options.showsEach();
    this.queries = new QueryRecorder(options, methods, ledger);
    this.governor = new Governor(methods);
    this.statements = new StatementRecorder(methods, ledger, ticker);
    this.window =
        new Window(
            options, methods, governor, queries, statements, ledger, ticker, delivery, sampler);
    this.sampler = sampler;
    this.windowEnds = ticker.nanos() + windowNanos;
    this.thread = new Thread(this::run, "hotpath-collector");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
  }

  /**
   * A request begins whose CPU time is measured. The caller attaches the threads that work for it.
   */
  public Recording begin() {
    return begin(CpuTurns.ALWAYS);
  }

  /**
   * A request begins. The caller attaches the threads that work for it.
   *
   * @param path hash of the request's path: requests of the same take about as long
   */
  public Recording begin(int path) {
    Recording recording = recordings.take();
    if (recording == null) {
      recording = new Recording(this, ticker);
      known.add(recording);
    }
    long number = numbers.incrementAndGet();
    recording.begin(number, ticker.nanos(), ticker.millis());
    recording.path = path;
    recording.metered = measuresEach || cpuTurns.isDue(path, number);
    recording.timesFirsts = recording.metered && governor.timesFirsts(number);
    return recording;
  }

  /** How probes are removed that cost too much. Called before the first request. */
  public void removeProbesWith(ProbeRemover remover) {
    window.removeWith(remover);
  }

  /** How woven code comes here: what that costs is measured. Called before the first request. */
  public void measureProbesAlong(ProbePath path) {
    governor.cost().measureAlong(path);
  }

  /** Where database operations are recorded. */
  public QueryRecorder queries() {
    return queries;
  }

  /** Where log statements are recorded. */
  public StatementRecorder statements() {
    return statements;
  }

  /** Where failures and losses are noted. */
  public Ledger ledger() {
    return ledger;
  }

  /**
   * Finishes what is queued and the running window, and stops the thread. Requests that run have
   * half a second to end: a container may stop as soon as the client has its answer, which is
   * before the outermost filter has returned. What still runs then is cut. Waits ten seconds at
   * most, though a fraction of one is usual: it is called while the JVM ends.
   */
  @Override
  public void close() {
    closed = true;
    queries.stop();
    statements.stop();
    LockSupport.unpark(thread);
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A table of what one thread did for a request until now. */
  String text(Recording recording, CallTree tree) {
    CallNode root = CallNode.root();
    CallTree copy = tree.snapshot(System.nanoTime());
    new TreeReading(copy.complete(methods.fixedCalls(), governor.atSites()), governor)
        .addTo(root, methods);
    return renderer.apply(
        new RequestProfile(
            recording.id(),
            recording.route,
            recording.startMillis,
            0,
            null,
            recording.elapsedNanos(),
            recording.cpuUntilNow(tree),
            recording.allocatedUntilNow(tree),
            -1,
            true,
            root));
  }

  /** How a single request is shown while it runs; called on its own thread. */
  public void renderWith(Function<RequestProfile, String> how) {
    renderer = how;
  }

  /** From now on requests may ask for log levels of their own. */
  public void understandLevelsBy(LevelHook hook) {
    levelHook = hook;
  }

  /** Understands requests that ask for log levels; null where none may. */
  public @Nullable LevelHook levelHook() {
    return levelHook;
  }

  /** Finished recordings that wait for the collector's thread. */
  int queued() {
    return queued.get();
  }

  /** Recordings that run or are kept for the next request. */
  int known() {
    return known.size();
  }

  String requestId(long number) {
    return idPrefix + Long.toHexString(number);
  }

  CallTree takeTree() {
    CallTree taken = trees.take();
    CallTree tree = taken == null ? new CallTree() : taken;
    tree.modes = governor.modes();
    tree.atSites = governor.atSites();
    return tree;
  }

  PackedTree takePackedTree() {
    PackedTree taken = packedTrees.take();
    return taken == null ? new PackedTree() : taken;
  }

  /** The last thread has left a request that ended. Called by that thread. */
  void finished(Recording recording) {
    int waiting = queued.incrementAndGet();
    if (waiting > MAX_QUEUED) {
      queued.decrementAndGet();
      ledger.lose(Loss.REQUESTS_DROPPED, 1);
      recording.share();
      return;
    }
    try {
      recording.pack();
    } catch (RuntimeException | Error e) {
      ledger.fault("pack", e);
    }
    do {
      recording.next = finished.get();
    } while (!finished.compareAndSet(recording.next, recording));
    if (waiting >= WAKE_AT && awake.compareAndSet(false, true)) {
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    safely(Window.SAMPLER, sampler::start);
    while (!closed) {
      safely(SLICE, this::slice);
      waitForWork(ticker.nanos() + POLL_NANOS - SamplingSlices.jitterNanos());
      awake.set(false);
      safely(WORK, this::work);
      safely(Window.SAMPLER, sampler::tick);
    }
    safely(WORK, this::letRequestsEnd);
    safely(WORK, this::work);
    safely(Window.SAMPLER, sampler::close);
    safely(WORK, window::end);
  }

  private void letRequestsEnd() {
    endLingering();
    for (int round = 0; round < GRACE_ROUNDS && isAnyRunning(); round++) {
      LockSupport.parkNanos(this, GRACE_ROUND_NANOS);
      // They may be many: the queue has room for some.
      foldFinished();
      endLingering();
    }
    cut(ticker.nanos(), -1, GRACE_ROUND_NANOS);
  }

  private boolean isAnyRunning() {
    return known.stream().anyMatch(Recording::isRunning);
  }

  /** Until then, or until many requests wait to be folded; and looks meanwhile. */
  private void waitForWork(long until) {
    long now = ticker.nanos();
    while (until - now > 0 && !awake.get() && !closed) {
      boolean busy = looks.isBusy(numbers.get(), now);
      LockSupport.parkNanos(this, busy ? Math.min(until - now, Looks.gapNanos()) : until - now);
      now = ticker.nanos();
      if (busy) {
        safely(LOOK, this::look);
      }
    }
  }

  /** Looks what the threads of requests do. */
  void look() {
    looks.look(known, ticker.nanos());
  }

  private void endLingering() {
    for (Recording recording : known) {
      recording.endLingering(ticker.nanos(), Long.MIN_VALUE);
    }
  }

  /** Ends early where requests wait to be folded. */
  private void slice() {
    if (statements.slices().begin()) {
      LockSupport.parkNanos(this, SamplingSlices.SLICE_NANOS);
      statements.slices().end();
    }
  }

  /** What fails must not end the thread, nor keep the last window from being written. */
  private void safely(String place, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      ledger.fault(place, e);
    }
  }

  /** One round of everything the collector's thread does. */
  void work() {
    long now = ticker.nanos();
    tidyKnown(now);
    foldFinished();
    governor.decide();
    if (now - windowEnds >= 0) {
      windowEnds = now + windowNanos;
      trees.trim(CallTree::bytes, MAX_POOLED_BYTES);
      packedTrees.trim(PackedTree::bytes, MAX_PACKED_BYTES);
      window.close();
    } else {
      window.spendBefore(windowEnds);
    }
  }

  private void tidyKnown(long now) {
    for (Recording recording : known) {
      recording.endLingering(now, LINGER_NANOS);
    }
    cut(now, cutNanos, LEFT_BEHIND_NANOS);
    known.removeIf(Recording::isDone);
  }

  private void cut(long now, long maxNanos, long leftBehindNanos) {
    for (Recording recording : known) {
      Recording cut = recording.cut(now, maxNanos, leftBehindNanos);
      if (cut != null) {
        ledger.lose(Loss.REQUESTS_CUT, 1);
        foldSafely(cut);
      }
    }
  }

  private void foldFinished() {
    Recording next = oldestFirst(finished.getAndSet(null));
    while (next != null) {
      Recording recording = next;
      next = recording.next;
      // Else one that is recycled would keep one that is not.
      recording.next = null;
      queued.decrementAndGet();
      foldSafely(recording);
      recycle(recording);
    }
  }

  /** What fails with one request must not keep the others waiting in the queue. */
  private void foldSafely(Recording recording) {
    try {
      recording.unpack(unpacked);
      recording.gcNanos = looks.pausesWithin(recording.startNanos, recording.endNanos);
      cpuTurns.saw(recording.path, recording.wallNanos());
      window.fold(recording);
    } catch (RuntimeException | Error e) {
      ledger.fault("fold", e);
    }
  }

  private static @Nullable Recording oldestFirst(@Nullable Recording newest) {
    Recording oldest = null;
    for (Recording at = newest; at != null; ) {
      Recording older = at.next;
      at.next = oldest;
      oldest = at;
      at = older;
    }
    return oldest;
  }

  private void recycle(Recording recording) {
    for (CallTree tree = recording.trees(); tree != null; ) {
      CallTree following = tree.next;
      if (!unpacked.contains(tree)) {
        recycle(tree);
      }
      tree = following;
    }
    for (PackedTree packed = recording.forgetTrees(); packed != null; ) {
      PackedTree following = packed.next;
      packed.next = null;
      packedTrees.give(packed, packed.threadId());
      packed = following;
    }
    if (!recording.isShared() && !recordings.give(recording, recording.threadId)) {
      recording.share();
    }
  }

  void recycle(CallTree tree) {
    long thread = tree.threadId;
    tree.clear();
    trees.give(tree, thread);
  }
}
