package io.hotpath.recorder;

import io.hotpath.profile.Method;
import io.hotpath.profile.Statement;
import io.hotpath.recorder.template.MessageTexts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The number of each log statement, and of its place in the call tree. Thread-safe; asked at each
 * event, so a statement that is known is found without a lock and without allocation.
 *
 * <p>Bounds: {@link #MAX_STATEMENTS}, {@link #MAX_OF_LOGGER} and {@link #MAX_REFUSED}; what comes
 * later is {@link Statement#OTHER}. The log of Hotpath itself has no number.
 */
final class StatementNumbers {

  static final int MAX_STATEMENTS = 2_000;
  static final int MAX_OF_LOGGER = 200;

  /** Of those that a level refused when they were first seen: they must not crowd out the rest. */
  static final int MAX_REFUSED = MAX_STATEMENTS / 2;

  /** Number of {@link Statement#OTHER}. */
  static final int OTHER = 0;

  /** Number of what Hotpath itself logs. */
  static final int OURS = -1;

  /** The logger to which the filters write, and those below it. */
  private static final String OWN_LOGGER = "hotpath";

  private static final int SLOT_BITS = 13;
  private static final int SLOTS = 1 << SLOT_BITS;

  /** A log statement. */
  static final class Known {
    final Statement statement;
    final int number;

    /** Its method number, for the call tree. */
    final int node;

    /** Whether its message tells the values, since they are in it. */
    final boolean holdsValues;

    /** Whether it is time to look at its caller; reset once a window. */
    volatile boolean due = true;

    /** What threads outside of requests did with it, and what threads that write did. */
    final LoggedElsewhere noRequest = new LoggedElsewhere();

    final LoggedElsewhere unattributed = new LoggedElsewhere();

    Known(Statement statement, int number, int node, boolean holdsValues) {
      this.statement = statement;
      this.number = number;
      this.node = node;
      this.holdsValues = holdsValues;
    }
  }

  /** What a message of a logger at a level was found to be. */
  private record Found(String logger, String level, @Nullable String message, Known known) {}

  /** Method number of {@link Method#LOGGING}. */
  final int logging;

  private final MethodTable methods;
  private final MessageTexts texts = new MessageTexts();

  /** Open addressing; entries are added and never changed. */
  private final @Nullable Found[] table = new Found[SLOTS];

  private final List<Known> known = new ArrayList<>();

  /** The same, read without a lock by threads that got the number from this table. */
  private final @Nullable Known[] byNumber = new Known[MAX_STATEMENTS + 1];

  private int used;
  private int refused;

  StatementNumbers(MethodTable methods) {
    this.methods = methods;
    this.logging = methods.number(Method.LOGGING, "");
    add(Statement.OTHER, false);
  }

  /**
   * The statement that logs this.
   *
   * @param message as the application gave it; null for a question whether the level is enabled
   * @param emitted whether it is written, and not refused
   */
  Known of(String logger, String level, @Nullable String message, boolean emitted) {
    Known there = find(logger, level, message);
    return there != null ? there : read(logger, level, message, emitted);
  }

  private @Nullable Known find(String logger, String level, @Nullable String message) {
    int slot = slot(logger, level, message);
    for (Found found = table[slot]; found != null; found = table[slot]) {
      if (same(found.message, message) && same(found.logger, logger) && same(found.level, level)) {
        return found.known;
      }
      slot = slot + 1 & SLOTS - 1;
    }
    return null;
  }

  @SuppressWarnings({"ReferenceEquality", "StringEquality"})
  private static boolean same(@Nullable String one, @Nullable String other) {
    return one == other || (one != null && one.equals(other));
  }

  private static int slot(String logger, String level, @Nullable String message) {
    int hash = (logger.hashCode() * 31 + level.hashCode()) * 31;
    hash += message == null ? 0 : message.hashCode();
    return ((hash ^ (hash >>> 15)) * 0x9E3779B9) >>> (Integer.SIZE - SLOT_BITS);
  }

  /** A message that was not seen before: perhaps another one of a statement that was. */
  private Known read(String logger, String level, @Nullable String message, boolean emitted) {
    String template = template(logger, message);
    Known there = find(logger, level, template);
    return there != null ? there : added(logger, level, template, message, emitted);
  }

  private String template(String logger, @Nullable String message) {
    if (message == null) {
      return Statement.GUARD;
    }
    if (isOurs(logger)) {
      return "";
    }
    return message.isEmpty() ? MessageTexts.UNKNOWN : texts.of(logger, message);
  }

  static boolean isOurs(String logger) {
    return logger.startsWith(OWN_LOGGER)
        && (logger.length() == OWN_LOGGER.length() || logger.charAt(OWN_LOGGER.length()) == '.');
  }

  private synchronized Known added(
      String logger, String level, String template, @Nullable String message, boolean emitted) {
    Known there = find(logger, level, template);
    if (there == null) {
      there =
          isOurs(logger)
              ? ours(logger, level)
              : numbered(
                  new Statement(logger, level, template),
                  message != null && !template.equals(message),
                  emitted);
      keep(new Found(logger, level, template, there));
    }
    if (message == null) {
      keep(new Found(logger, level, null, there));
    }
    return there;
  }

  private static Known ours(String logger, String level) {
    return new Known(new Statement(logger, level, ""), OURS, 0, false);
  }

  private Known numbered(Statement statement, boolean holdsValues, boolean emitted) {
    long siblings =
        known.stream().filter(other -> other.statement.logger().equals(statement.logger())).count();
    boolean full = known.size() > MAX_STATEMENTS || used >= SLOTS / 2;
    if (full || siblings >= MAX_OF_LOGGER || (!emitted && refused >= MAX_REFUSED)) {
      return known.get(OTHER);
    }
    refused += emitted ? 0 : 1;
    return add(statement, holdsValues);
  }

  /** What has no room is looked up the slow way each time. */
  private void keep(Found found) {
    if (used >= SLOTS / 2) {
      return;
    }
    int slot = slot(found.logger, found.level, found.message);
    while (table[slot] != null) {
      slot = slot + 1 & SLOTS - 1;
    }
    table[slot] = found;
    used++;
  }

  private Known add(Statement statement, boolean holdsValues) {
    int node = methods.number(statement.node(), statement.text());
    Known added = new Known(statement, known.size(), node, holdsValues);
    known.add(added);
    byNumber[added.number] = added;
    return added;
  }

  /** The statement of a number that was given out. */
  Known get(int number) {
    Known there = byNumber[number];
    return there != null ? there : getLocked(number);
  }

  private synchronized Known getLocked(int number) {
    return known.get(number);
  }

  /** All statements so far. */
  synchronized List<Known> all() {
    return List.copyOf(known);
  }
}
