package io.hotpath.recorder;

import io.hotpath.profile.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one thread asked of databases for one request. An entry is what an operation of the
 * application needed of one kind of query: a cursor's further batches, retries and the parts of a
 * split write are commands of the entry they belong to.
 *
 * <p>Written by the thread that owns the {@link CallTree}, read by the collector afterwards. One
 * command runs at a time, since the thread waits for its answer.
 *
 * <p>Bound: {@link #MAX_ENTRIES}; further operations are only counted ({@link #lost}). Arrays grow
 * by need, 128 bytes an entry.
 */
public final class Operations {

  /** Entries of one thread in one request: 8 MiB. */
  public static final int MAX_ENTRIES = 1 << 16;

  /** Hashes of values kept with an entry. */
  public static final int MAX_KEYS = 8;

  /** An operation that the driver has no number for. */
  public static final long UNKNOWN = 0;

  private static final int QUERY = 0;
  private static final int OPERATION = 1;
  private static final int NANOS = 2;
  private static final int COMMANDS = 3;
  private static final int STATEMENTS = 4;
  private static final int RETURNED = 5;
  private static final int MODIFIED = 6;
  private static final int BYTES = 7;
  private static final int POOL = 8;
  private static final int WALL = 9;
  private static final int VALUES = 10;
  private static final int FACTS = 11;
  private static final int KEYS = 12;
  private static final int SLOTS = 16;

  private static final int SMALL = 8;

  /** Entries looked at for an operation that goes on. */
  private static final int LOOK_BACK = 16;

  // In FACTS.
  private static final long KEYS_MASK = 0xff;
  private static final long PAGES = 1 << 8;
  private static final long READS = 1 << 9;
  private static final long CONTINUED = 1 << 10;
  private static final int LONGEST_IN = 32;

  /** A failed command: rare, so objects will do. */
  record Failure(int query, String codeAndName) {}

  /** A line that asked. */
  record Asked(int query, Method line) {}

  private final CallTree tree;
  private long[] slots = {};
  private int size;
  private long lost;
  private long ownNanos;
  private final List<Failure> failures = new ArrayList<>(0);
  private final List<Asked> callers = new ArrayList<>(0);

  // The command that runs.
  private long runningId;
  private int running = -1;
  private long token;
  private int runningStatements;
  private long poolNanos = -1;
  private long poolStart;
  private boolean waitsForPool;

  // The driver's call that runs, where the agent knows of it.
  private long frameToken;
  private long frameStart;
  private int frameEntry;
  private long frames;

  Operations(CallTree tree) {
    this.tree = tree;
  }

  /**
   * A command is sent. Ends the one before, should its end have been missed.
   *
   * @param query number of the kind of query
   * @param node method number of its place in the tree
   * @param commandId unique while the command runs
   * @param operation the driver's number of the operation, {@link #UNKNOWN} for none
   * @param continues whether it is a further batch of a cursor
   */
  public void begin(int query, int node, long commandId, long operation, boolean continues) {
    if (token != 0) {
      end(0);
    }
    long id = operation == UNKNOWN && frameToken != 0 ? -frames : operation;
    running = entry(query, id, continues);
    runningId = commandId;
    token = tree.enter(node);
    if (running >= 0) {
      slots[running + COMMANDS]++;
      if (poolNanos >= 0) {
        slots[running + POOL] = Math.max(0, slots[running + POOL]) + poolNanos;
      }
    }
    poolNanos = -1;
  }

  /** The entry of the operation, or a new one; negative where there is no room. */
  private int entry(int query, long operation, boolean continues) {
    int last = (size - 1) * SLOTS;
    int oldest = Math.max(0, last - (LOOK_BACK - 1) * SLOTS);
    for (int entry = last; entry >= oldest && operation != UNKNOWN; entry -= SLOTS) {
      if (slots[entry + OPERATION] == operation && slots[entry + QUERY] == query) {
        return entry;
      }
    }
    for (int entry = last; entry >= 0 && continues; entry -= SLOTS) {
      if (slots[entry + QUERY] == query) {
        return entry;
      }
    }
    if (size == MAX_ENTRIES) {
      lost++;
      return -SLOTS;
    }
    return append(query, operation, continues);
  }

  private int append(int query, long operation, boolean continues) {
    int entry = size * SLOTS;
    if (entry == slots.length) {
      slots = Arrays.copyOf(slots, Math.max(SMALL * SLOTS, slots.length * 2));
    }
    Arrays.fill(slots, entry, entry + SLOTS, 0);
    slots[entry + QUERY] = query;
    slots[entry + OPERATION] = operation;
    slots[entry + POOL] = -1;
    slots[entry + WALL] = -1;
    slots[entry + FACTS] = continues ? CONTINUED : 0;
    size++;
    return entry;
  }

  /** Whether the command was begun here and has not ended. */
  public boolean isRunning(long commandId) {
    return token != 0 && runningId == commandId;
  }

  /** Number of the running command's query. */
  public int runningQuery() {
    return running < 0 ? QueryNumbers.OTHER : (int) slots[running + QUERY];
  }

  /**
   * What the running command says; of an operation's first command.
   *
   * @param statements documents or statements in it
   * @param values hash of all values
   * @param longestIn longest list of values
   * @param pages whether it asks for a page
   * @param reads whether it changes nothing
   */
  public void describe(int statements, long values, int longestIn, boolean pages, boolean reads) {
    if (running < 0) {
      return;
    }
    long facts = slots[running + FACTS] & KEYS_MASK;
    slots[running + STATEMENTS] += statements;
    runningStatements = statements;
    slots[running + VALUES] = values;
    slots[running + FACTS] =
        facts
            | (pages ? PAGES : 0)
            | (reads ? READS : 0)
            | (long) Math.min(Integer.MAX_VALUE, longestIn) << LONGEST_IN;
  }

  /** Hash of one of its values; those beyond {@link #MAX_KEYS} are only counted. */
  public void key(int index, long hash) {
    if (running < 0) {
      return;
    }
    if (index < MAX_KEYS) {
      int slot = running + KEYS + index / 2;
      long half = (hash ^ hash >>> 32) & 0xffffffffL;
      slots[slot] = index % 2 == 0 ? half : slots[slot] | half << 32;
    }
    long facts = slots[running + FACTS];
    slots[running + FACTS] = (facts & ~KEYS_MASK) | Math.min(KEYS_MASK, index + 1);
  }

  /** A line of the application that asked for the running command. */
  void caller(Method line) {
    if (running >= 0) {
      callers.add(new Asked((int) slots[running + QUERY], line));
    }
  }

  /**
   * The running command has been answered.
   *
   * @param nanos by the driver's clock
   */
  public void end(long nanos) {
    if (running >= 0) {
      slots[running + NANOS] += nanos;
      if (frameToken == 0 && slots[running + WALL] >= 0) {
        // A further batch, fetched while the application iterates.
        slots[running + WALL] += nanos;
      }
    }
    tree.exit(token);
    running = -1;
    token = 0;
    runningStatements = 0;
  }

  /** What was in the answer to the running command. */
  public void answer(long returned, long modified, long bytes) {
    if (running >= 0) {
      slots[running + RETURNED] += returned;
      slots[running + MODIFIED] += modified;
      slots[running + BYTES] += bytes;
    }
  }

  /** A statement of the running command failed. */
  public void failStatement(String codeAndName) {
    if (running >= 0) {
      failures.add(new Failure((int) slots[running + QUERY], codeAndName));
    }
  }

  /** The running command failed as a whole. The driver may send it again. */
  public void fail(String codeAndName) {
    failStatement(codeAndName);
    if (running >= 0) {
      slots[running + STATEMENTS] -= runningStatements;
    }
  }

  /** The thread begins to wait for a connection of the pool. */
  public void poolWaitBegins(long now) {
    poolStart = now;
    waitsForPool = true;
  }

  /** The wait is over; it counts with the next command. */
  public void poolWaitEnds(long now) {
    if (waitsForPool) {
      waitsForPool = false;
      poolNanos = Math.max(0, poolNanos) + now - poolStart;
    }
  }

  /** What the recording of a command cost this thread. */
  public void cost(long nanos) {
    ownNanos += nanos;
  }

  /**
   * The application calls the driver.
   *
   * @param driver method number of its place in the tree
   * @return what {@link #leave} must be given
   */
  public long enter(int driver) {
    long entered = tree.enter(driver);
    if (frameToken == 0 || !tree.isIn(frameToken)) {
      frameToken = entered;
      frameStart = System.nanoTime();
      frameEntry = size * SLOTS;
      frames++;
    }
    return entered;
  }

  /** The driver returns to the application. */
  public void leave(long entered) {
    if (entered == frameToken) {
      if (frameEntry < size * SLOTS) {
        slots[frameEntry + WALL] = System.nanoTime() - frameStart;
      }
      frameToken = 0;
      poolNanos = -1;
    }
    tree.exit(entered);
  }

  /** Says what the other does, for reading alone. */
  void takeFrom(Operations other) {
    size = other.size;
    if (slots.length < size * SLOTS) {
      slots = new long[other.slots.length];
    }
    System.arraycopy(other.slots, 0, slots, 0, size * SLOTS);
    lost = other.lost;
    ownNanos = other.ownNanos;
    failures.clear();
    failures.addAll(other.failures);
    callers.clear();
    callers.addAll(other.callers);
  }

  /** Takes what a racing reader may take: the owner may still write. */
  void copyTo(Operations copy) {
    int copied = size;
    copy.slots = slots.clone();
    copy.size = Math.min(copied, copy.slots.length / SLOTS);
    copy.lost = lost;
  }

  void clear() {
    size = 0;
    lost = 0;
    ownNanos = 0;
    failures.clear();
    callers.clear();
    running = -1;
    token = 0;
    runningStatements = 0;
    poolNanos = -1;
    waitsForPool = false;
    frameToken = 0;
    frames = 0;
    if (slots.length > SMALL * SMALL * SLOTS) {
      slots = new long[] {};
    }
  }

  // For the collector.

  boolean isEmpty() {
    return size == 0 && lost == 0 && ownNanos == 0 && callers.isEmpty() && failures.isEmpty();
  }

  int size() {
    return size;
  }

  int bytes() {
    return slots.length * Long.BYTES;
  }

  long lost() {
    return lost;
  }

  long ownNanos() {
    return ownNanos;
  }

  List<Failure> failures() {
    return failures;
  }

  List<Asked> callers() {
    return callers;
  }

  int query(int entry) {
    return (int) get(entry, QUERY);
  }

  long nanos(int entry) {
    return get(entry, NANOS);
  }

  long commands(int entry) {
    return get(entry, COMMANDS);
  }

  long statements(int entry) {
    return get(entry, STATEMENTS);
  }

  long returned(int entry) {
    return get(entry, RETURNED);
  }

  long modified(int entry) {
    return get(entry, MODIFIED);
  }

  long bytes(int entry) {
    return get(entry, BYTES);
  }

  /** -1 for unknown. */
  long poolNanos(int entry) {
    return get(entry, POOL);
  }

  /** -1 for unknown. */
  long wallNanos(int entry) {
    return get(entry, WALL);
  }

  long values(int entry) {
    return get(entry, VALUES);
  }

  int keys(int entry) {
    return (int) (get(entry, FACTS) & KEYS_MASK);
  }

  boolean pages(int entry) {
    return (get(entry, FACTS) & PAGES) != 0;
  }

  boolean reads(int entry) {
    return (get(entry, FACTS) & READS) != 0;
  }

  /** Whether the operation began elsewhere: in another thread, before the request. */
  boolean isContinued(int entry) {
    return (get(entry, FACTS) & CONTINUED) != 0;
  }

  int longestIn(int entry) {
    return (int) (get(entry, FACTS) >>> LONGEST_IN);
  }

  int key(int entry, int index) {
    long both = get(entry, KEYS + index / 2);
    return (int) (index % 2 == 0 ? both : both >>> 32);
  }

  private long get(int entry, int slot) {
    return slots[entry * SLOTS + slot];
  }
}
