package io.hotpath.shape;

/**
 * Turns a command into its shape in one pass. Kept and used again by one thread: nothing is
 * allocated but the text.
 */
public final class Shaper {

  /** Characters of a shape; what is longer ends with a hash of the rest. */
  public static final int MAX_CHARS = 2_048;

  /** Values whose hashes are kept apart. */
  public static final int MAX_KEYS = 8;

  /**
   * Reads one command.
   *
   * @param database where it runs
   * @param command stands before its first element, whose name is the command
   */
  public void read(String database, DocumentReader command) {
    command.next();
  }

  /** {@code database.collection}; the database alone for a command without a collection. */
  public String namespace() {
    return "";
  }

  /** The command, with its spelling made one: {@code find}, {@code findAndModify}. */
  public String command() {
    return "";
  }

  /** What follows the command: filter, sort, update; empty for {@code insert} and the like. */
  public String text() {
    return "";
  }

  /** Documents or statements in the command; 1 for a command that has none. */
  public int statements() {
    return 0;
  }

  /** The longest array given to {@code $in}, {@code $nin} or {@code $all}; 0 without. */
  public int longestIn() {
    return 0;
  }

  /** Values of the filter, and of the pipeline's {@code $match} stages. */
  public int keys() {
    return 0;
  }

  /** Hash of such a value, in the order of the command; the first {@link #MAX_KEYS} are kept. */
  public long key(int index) {
    return 0;
  }

  /** Hash of all values of the command, session and cluster fields left out. */
  public long values() {
    return 0;
  }

  /** Whether it asks for a page: {@code skip} is given. */
  public boolean pages() {
    return false;
  }
}
