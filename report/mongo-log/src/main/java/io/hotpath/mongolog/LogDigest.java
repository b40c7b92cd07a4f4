package io.hotpath.mongolog;

import io.hotpath.profile.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The slow operations of server logs and profiler dumps by shape. Bounded by {@link #MAX_SHAPES};
 * what is beyond counts as {@link Query#OTHER}.
 *
 * <p>Servers note a write twice: the command as a round trip, without a plan, and each statement of
 * it. Statements are the shapes here, the commands are kept apart and never added to them; where a
 * collection has no statements of a kind, its commands take their place.
 *
 * <p>Filled by {@link LogReader}, read by the command line. Confined to one thread.
 */
public final class LogDigest {

  /** Shapes kept. */
  public static final int MAX_SHAPES = 2_000;

  private final Map<Query, ShapeDigest> shapes = new HashMap<>();
  private final Map<Query, ShapeDigest> writeCommands = new HashMap<>();
  private final TreeMap<String, Long> skipped = new TreeMap<>();
  private long files;
  private long lines;
  private long others;
  private long operations;
  private long cuts;
  private boolean full;
  private long startMillis = Long.MAX_VALUE;
  private long endMillis = Long.MIN_VALUE;

  void addFile() {
    files++;
  }

  /** A line of a log, or a document of a dump. */
  void addLine() {
    lines++;
  }

  /** One that is about something else than a slow operation. */
  void addOther() {
    others++;
  }

  void skip(String reason) {
    skipped.merge(reason, 1L, Long::sum);
  }

  void add(SlowOperation operation) {
    String noise = operation.noise();
    Query query = operation.query();
    if (noise != null || query == null) {
      skip(String.valueOf(noise));
      return;
    }
    operations++;
    cuts += operation.cut ? 1 : 0;
    if (operation.atMillis != Elements.NO_DATE) {
      startMillis = Math.min(startMillis, operation.atMillis);
      endMillis = Math.max(endMillis, operation.atMillis);
    }
    Map<Query, ShapeDigest> table = operation.isWriteCommand() ? writeCommands : shapes;
    of(table, query).add(operation);
  }

  private ShapeDigest of(Map<Query, ShapeDigest> table, Query query) {
    ShapeDigest known = table.get(query);
    if (known != null) {
      return known;
    }
    boolean beyond = shapes.size() + writeCommands.size() >= MAX_SHAPES;
    full |= beyond;
    return table.computeIfAbsent(beyond ? Query.OTHER : query, ShapeDigest::new);
  }

  /** Statements and what writes nothing; writes whose statements were not noted, too. */
  public List<ShapeDigest> shapes() {
    List<ShapeDigest> all = new ArrayList<>(shapes.values());
    all.addAll(writeCommands(false));
    return all;
  }

  /** Round trips of writes whose statements are among the shapes. */
  public List<ShapeDigest> roundTrips() {
    return writeCommands(true);
  }

  private List<ShapeDigest> writeCommands(boolean byStatement) {
    Set<String> noted = new HashSet<>();
    shapes.keySet().forEach(query -> noted.add(place(query)));
    return writeCommands.values().stream()
        .filter(write -> noted.contains(place(write.query())) == byStatement)
        .toList();
  }

  private static String place(Query query) {
    return query.command() + " " + query.namespace();
  }

  /** What was not used, by reason. */
  public Map<String, Long> skipped() {
    return skipped;
  }

  public long files() {
    return files;
  }

  public long lines() {
    return lines;
  }

  /** Lines about something else. */
  public long others() {
    return others;
  }

  /** Slow operations, round trips of writes among them. */
  public long operations() {
    return operations;
  }

  /** Operations whose command the server cut. */
  public long cuts() {
    return cuts;
  }

  /** Whether there were more shapes than are kept. */
  public boolean isFull() {
    return full;
  }

  /** Of the first operation; {@link Long#MAX_VALUE} when no time is known. */
  public long startMillis() {
    return startMillis;
  }

  public long endMillis() {
    return endMillis;
  }
}
