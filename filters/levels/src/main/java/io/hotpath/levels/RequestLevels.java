package io.hotpath.levels;

import io.hotpath.recorder.ActiveTrees;
import io.hotpath.recorder.CallTree;
import io.hotpath.recorder.Recording;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The levels that one request asks for, whatever is set. Kept in its recording, so it is in force
 * on exactly the threads that are recorded for the request, and gone when they leave it. Immutable.
 */
public final class RequestLevels {

  /** Loggers that one request may name. */
  public static final int MAX = 20;

  private static final int MAX_LENGTH = 4_096;

  private final String[] names;
  private final Level[] levels;

  private RequestLevels(List<String> names, List<Level> levels) {
    this.names = names.toArray(new String[0]);
    this.levels = levels.toArray(new Level[0]);
  }

  /**
   * Reads {@code logger=DEBUG,other.logger=TRACE}.
   *
   * @return null where any part of it is not a logger and a level: then nothing is changed
   */
  public static @Nullable RequestLevels parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    List<String> names = new ArrayList<>();
    List<Level> levels = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? "" : part.substring(0, equals).trim();
      Level level = equals < 0 ? null : Level.named(part.substring(equals + 1).trim());
      if (level == null || !LoggerNames.isValid(name) || names.size() == MAX) {
        return null;
      }
      names.add(name);
      levels.add(level);
    }
    return new RequestLevels(names, levels);
  }

  /** What the request that the current thread works for asked, or null. */
  static @Nullable RequestLevels current() {
    CallTree tree = ActiveTrees.current();
    Recording recording = tree == null ? null : tree.recording();
    return recording != null && recording.logLevels() instanceof RequestLevels levels
        ? levels
        : null;
  }

  /** The level for a logger, or null where the request says nothing about it. */
  @Nullable Level of(String logger) {
    return LineGate.nearest(names, levels, logger);
  }
}
