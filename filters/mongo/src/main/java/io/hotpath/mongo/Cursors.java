package io.hotpath.mongo;

import io.hotpath.profile.Query;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Which query opened a cursor: a further batch names the cursor alone. Thread-safe. Bound: {@link
 * #MAX_OPEN}; then all are forgotten, and further batches count as {@code getMore}.
 */
final class Cursors {

  static final int MAX_OPEN = 10_000;

  private final ConcurrentMap<Long, Query> open = new ConcurrentHashMap<>();

  void opened(long cursor, Query query) {
    if (open.size() >= MAX_OPEN) {
      open.clear();
    }
    open.put(cursor, query);
  }

  void closed(long cursor) {
    open.remove(cursor);
  }

  /** For a further batch. Where that is not the last, the cursor is opened again. */
  @Nullable Query take(long cursor) {
    return open.remove(cursor);
  }
}
