package io.hotpath.recorder;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one thread for one request: exact counts and wall time for each position in the
 * tree.
 *
 * <p><b>What is timed.</b> All calls of methods that take long, but of quick ones ({@link
 * Governor}) only some, picked by chance, and the first of each position, except in some requests
 * of quick paths ({@link CpuTurns}): two readings of the clock cost ten times what the rest of a
 * probe does. Fewer of all of them where {@link Budget} wants it. Time of the others is estimated
 * when the tree is read.
 *
 * <p><b>Assumptions.</b> Between attaching and detaching only the owning thread writes. {@link
 * #enter} and {@link #exit} are called in pairs, but where the end is missing (a {@link
 * StackOverflowError} inside a probe) a caller's end heals it: it ends what is still open below.
 * For the same reason the structure changes by plain stores only, after every call that could
 * throw.
 */
public final class CallTree extends Positions {

  // Life of a tree.
  private static final int FREE = 0;
  private static final int OPEN = 1;
  private static final int CLOSING = 2;
  private static final int CLOSED = 3;

  private static final int SNAPSHOT_ATTEMPTS = 1_000;

  /** By method: 0 times all calls, k one in 2^k; methods beyond are timed. Never written here. */
  byte[] modes = {};

  /** By method: whether its calls are counted by its callers; likewise. */
  boolean[] atSites = {};

  /** Whether the first call of each position is timed, whatever its method. */
  boolean timesFirsts = true;

  /** Gaps drawn between calls that are timed; goes on from request to request. */
  private int draws;

  private int position;
  private int phase = FREE;

  // Where the tree belongs while it is attached; written by the owning thread.
  @Nullable Thread owner;
  @Nullable Recording recording;
  @Nullable Object request;
  @Nullable Object response;
  @Nullable CallTree next;

  /** What the thread asked of databases; made when it first does, and kept with the tree. */
  @Nullable Operations operations;

  /** What the thread logged; likewise. */
  @Nullable LogEntries logs;

  long threadId;
  long attachedNanos;
  long attachedCpuNanos;
  long attachedAllocatedBytes;

  /** Of the owner between attaching and detaching; -1 while unknown. */
  long cpuNanos = -1;

  long allocatedBytes = -1;

  /** A tree for one request. */
  public CallTree() {
    this(MAX_NODES);
  }

  /** A tree with other room: the collector merges many requests into one. */
  CallTree(int maxNodes) {
    super(maxNodes);
  }

  /**
   * A method begins. Called for each call of each woven method on the owning thread.
   *
   * @return what {@link #exit} must be given, a {@link CallToken}; never 0
   */
  public long enter(int method) {
    int caller = position;
    int node = links[caller + LAST_CHILD];
    if (links[node + METHOD] != method) {
      node = child(caller, method);
      if (node == 0) {
        fold(caller, method, 1);
        return CallToken.withoutPosition(caller);
      }
    }
    long calls = ++sums[node + CALLS];
    if (calls >= links[node + DUE] && isTimed(method, node, calls)) {
      return enterTimed(caller, node);
    }
    // Last: a stack overflow in the line above must not leave a running call without a start.
    position = node;
    return CallToken.counted(caller, node);
  }

  private boolean isTimed(int method, int node, long calls) {
    byte[] m = modes;
    int mode = method < m.length ? m[method] : 0;
    if (mode == 0) {
      return true;
    }
    boolean first = timesFirsts && calls == 1;
    long due = links[node + DUE];
    if (due == 0) {
      due = (first ? calls : calls - 1) + Picks.firstGap(++draws, mode);
    }
    boolean picked = due == calls;
    if (picked) {
      due += Picks.gap(++draws, mode);
    }
    links[node + DUE] = (int) Math.min(due, Integer.MAX_VALUE);
    return first || picked;
  }

  private long enterTimed(int caller, int node) {
    sums[node + START] = System.nanoTime();
    position = node;
    return CallToken.timed(caller, node);
  }

  /** The call of this token ends, by return or exception. */
  public void exit(long token) {
    if (CallToken.isTimed(token)) {
      exitTimed(token, System.nanoTime());
    } else if (position == (int) token) {
      position = CallToken.caller(token);
    } else {
      exitBelow(token);
    }
  }

  private void exitTimed(long token, long now) {
    int node = CallToken.node(token);
    long started = position == node ? sums[node + START] : 0;
    if (started != 0) {
      endTimed(node, now - started);
      position = CallToken.caller(token);
    } else {
      exitBelow(token);
    }
  }

  /** The call found no position, or ends of calls below it were missed. */
  private void exitBelow(long token) {
    if (position != CallToken.caller(token)) {
      exit(token, System.nanoTime());
    }
  }

  private void endTimed(int node, long nanos) {
    long[] s = sums;
    s[node + START] = 0;
    s[node + TOTAL] += nanos;
    s[node + TIMED]++;
    if (s[node + CALLS] == 1) {
      s[node + FIRSTS] = 1;
      s[node + FIRST_NANOS] = nanos;
    }
  }

  /**
   * Two calls begin at once, the second within the first; with one reading of the clock.
   *
   * @return what {@link #exit(long, long)} must be given
   */
  long enter(int outer, int inner, long now) {
    int caller = position;
    enterAt(outer, now);
    enterAt(inner, now);
    return CallToken.timed(caller, position);
  }

  private void enterAt(int method, long now) {
    int node = place(position, method);
    if (node == 0) {
      fold(position, method, 1);
      return;
    }
    sums[node + CALLS]++;
    sums[node + START] = now;
    position = node;
  }

  /** The call of this token ends, or both calls of it, and what runs below. */
  void exit(long token, long now) {
    if (isIn(token)) {
      endRunningCalls(CallToken.caller(token), now);
      position = CallToken.caller(token);
    }
  }

  /** A constructor begins: it is counted as a child of its caller and has no time of its own. */
  public void count(int method) {
    int node = place(position, method);
    if (node == 0) {
      fold(position, method, 1);
    } else {
      sums[node + CALLS]++;
    }
  }

  /**
   * What the method on top counted itself: calls of a method that its callers count. Called just
   * before its {@link #exit}.
   *
   * @param calls negative where {@link FixedCalls} says too many
   */
  public void called(int method, int calls) {
    addSited(position, method, calls);
  }

  /**
   * A method ends by an exception that kept some of its {@link FixedCalls} from happening. It is
   * the one on top, or one without a probe below it.
   *
   * @param made calls of the sequence up to the exception
   */
  public void stopped(FixedCalls fixed, int sequence, int made) {
    FixedCalls.Sequence calls = fixed.sequence(sequence);
    int node = position;
    if (links[node + METHOD] != calls.caller()) {
      node = child(node, calls.caller());
    }
    for (int i = made; i < calls.callees().size() && node != 0; i++) {
      addSited(node, calls.callees().get(i), -1);
    }
  }

  private void addSited(int caller, int method, long calls) {
    int node = child(caller, method);
    if (node != 0) {
      sums[node + SITED] += calls;
    } else if (method < atSites.length && atSites[method]) {
      fold(caller, method, calls);
    }
  }

  /**
   * Adds calls that nobody counted, since the code says how many there are. Once, when all calls
   * are in; what callers counted is taken from then on.
   *
   * @param sited as {@link #atSites}
   */
  void addFixedCalls(FixedCalls fixed, boolean[] sited) {
    atSites = sited;
    if (fixed.isEmpty()) {
      return;
    }
    // Calls of what is added here come behind it.
    for (int node = SLOTS; node < end; node += SLOTS) {
      int[] pairs = fixed.pairs(links[node + METHOD]);
      long runs = pairs.length == 0 ? 0 : runs(node);
      int caller = beyond != 0 && links[node + PARENT] == beyond ? beyond : node;
      for (int i = 0; i < pairs.length && runs > 0; i += 2) {
        addSited(caller, pairs[i], runs * pairs[i + 1]);
      }
    }
  }

  private long runs(int node) {
    int method = links[node + METHOD];
    long seen = sums[node + CALLS] + sums[node + FOLDED];
    return method < atSites.length && atSites[method] ? Math.max(seen, sums[node + SITED]) : seen;
  }

  /**
   * The same with what callers counted, for one who shows it: itself where none do. This one may
   * lack its index.
   */
  CallTree complete(FixedCalls fixed, boolean[] sited) {
    if (fixed.isEmpty()) {
      return this;
    }
    CallTree complete = new CallTree(maxNodes());
    complete.add(this, new int[size()]);
    complete.addFixedCalls(fixed, sited);
    complete.settle(sited);
    return complete;
  }

  /** What the thread asks of databases. Called on the owning thread. */
  public Operations operations() {
    if (operations == null) {
      operations = new Operations(this);
    }
    return operations;
  }

  /** What the thread has asked so far; null for nothing. */
  public @Nullable Operations operationsSoFar() {
    return operations;
  }

  /** The method that runs, or its caller's where that is the one given; 0 outside of methods. */
  int methodOtherThan(int method) {
    int running = links[position + METHOD];
    return running == method ? links[links[position + PARENT] + METHOD] : running;
  }

  /** What the thread logs. Called on the owning thread. */
  LogEntries logs() {
    if (logs == null) {
      logs = new LogEntries();
    }
    return logs;
  }

  /** What the thread has logged so far; null for nothing. */
  @Nullable LogEntries logsSoFar() {
    return logs;
  }

  /** Whether the call of this token still runs. */
  boolean isIn(long token) {
    int wanted = CallToken.node(token);
    int node = position;
    while (node != wanted && node != 0) {
      node = links[node + PARENT];
    }
    return node == wanted;
  }

  /** The request this tree belongs to, while it is attached. */
  public @Nullable Recording recording() {
    return recording;
  }

  /** Keeps the container's objects for the exit; forgotten when the thread detaches. */
  public void keep(Object servletRequest, Object servletResponse) {
    request = servletRequest;
    response = servletResponse;
  }

  /** The container's request of this entry. */
  public @Nullable Object request() {
    return request;
  }

  /** The container's response of this entry. */
  public @Nullable Object response() {
    return response;
  }

  /** The owner was seen doing this where it is. Of the collector's thread. */
  void seen(ThreadActivity activity) {
    int node = position;
    looks.add(node < end ? node / SLOTS : 0, activity);
  }

  /** The thread begins to work for the request. */
  void open(long now) {
    attachedNanos = now;
    sums[START] = now;
    position = 0;
    phase = OPEN;
  }

  /** Whether nothing was asked of databases. */
  boolean hasNoOperations() {
    return operations == null || operations.isEmpty();
  }

  /** Whether nothing was logged. */
  boolean hasNoLogs() {
    return logs == null || logs.size() == 0;
  }

  /** When the thread stopped to work for the request; known once the tree is closed. */
  long detachedNanos() {
    return attachedNanos + sums[TOTAL];
  }

  boolean isOpen() {
    return phase == OPEN;
  }

  /**
   * The thread stops to work for the request; calls whose exit was missed end here.
   *
   * @param cpu of the thread since it was attached, -1 for unknown
   * @param allocated bytes, likewise
   */
  void close(long now, long cpu, long allocated) {
    phase = CLOSING;
    VarHandle.storeStoreFence();
    endThread(now);
    cpuNanos = cpu;
    allocatedBytes = allocated;
    VarHandle.storeStoreFence();
    phase = CLOSED;
  }

  private void endThread(long now) {
    endRunningCalls(0, now);
    position = 0;
    sums[CALLS] = 1;
    sums[TOTAL] += now - sums[START];
  }

  /** Ends the calls below this one whose exits were missed. */
  private void endRunningCalls(int below, long now) {
    for (int node = position; node != below && node != 0; node = links[node + PARENT]) {
      long started = sums[node + START];
      if (started != 0) {
        // In a copy a call may have begun after its start was copied.
        boolean known = started - attachedNanos >= 0 && now - started > 0;
        endTimed(node, known ? now - started : 0);
      }
    }
  }

  /**
   * A copy for reading while the owner may still write: what the owner does meanwhile is half in
   * it, but its shape is sound. Running calls count until {@code now}; if the owner has left, the
   * copy is exact.
   */
  CallTree snapshot(long now) {
    CallTree copy = new CallTree(maxNodes());
    for (int attempt = 0; attempt < SNAPSHOT_ATTEMPTS; attempt++) {
      copy.phase = phase;
      VarHandle.acquireFence();
      copy.copyFrom(this);
      VarHandle.acquireFence();
      if (phase == copy.phase && phase != CLOSING) {
        break;
      }
      Thread.onSpinWait();
    }
    if (copy.phase == OPEN) {
      copy.endThread(now);
    }
    copy.phase = CLOSED;
    return copy;
  }

  private void copyFrom(CallTree other) {
    // The position first, the arrays last: so its ancestors are in them.
    position = other.position;
    VarHandle.acquireFence();
    int copied = other.end;
    VarHandle.acquireFence();
    links = other.links.clone();
    sums = other.sums.clone();
    index = new int[links.length / SLOTS * 2];
    modes = other.modes;
    atSites = other.atSites;
    beyond = other.beyond;
    lost = other.lost;
    Operations asked = other.operations;
    if (asked != null) {
      asked.copyTo(operations());
    }
    LogEntries logged = other.logs;
    if (logged != null) {
      logged.copyTo(logs());
    }
    attachedNanos = other.attachedNanos;
    threadId = other.threadId;
    cpuNanos = other.cpuNanos;
    allocatedBytes = other.allocatedBytes;
    end = soundUntil(Math.min(copied, Math.min(links.length, sums.length)));
    position = position < end ? position : 0;
    beyond = beyond < end ? beyond : 0;
  }

  /** Where the nodes end that have a method and a parent before them. */
  private int soundUntil(int copied) {
    for (int node = SLOTS; node < copied; node += SLOTS) {
      int parent = links[node + PARENT];
      boolean sound = parent >= 0 && parent < node && parent % SLOTS == 0;
      if (!sound || links[node + METHOD] <= 0) {
        return node;
      }
    }
    return copied;
  }

  /** Empties the tree and keeps its arrays. */
  void clear() {
    Arrays.fill(index, 0);
    links[LAST_CHILD] = 0;
    Arrays.fill(sums, 0, SLOTS, 0);
    end = SLOTS;
    position = 0;
    beyond = 0;
    lost = 0;
    looks.clear();
    phase = FREE;
    timesFirsts = true;
    owner = null;
    recording = null;
    request = null;
    response = null;
    next = null;
    threadId = 0;
    attachedNanos = 0;
    attachedCpuNanos = 0;
    attachedAllocatedBytes = 0;
    cpuNanos = -1;
    allocatedBytes = -1;
    if (operations != null) {
      operations.clear();
    }
    if (logs != null) {
      logs.clear();
    }
  }
}
