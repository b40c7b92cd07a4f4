package io.hotpath.servlet.sample;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which thread worked for which route and when, until the samples of that time have come. Confined
 * to the collector's thread. Bounds: {@link #MAX} intervals, {@link #KEPT_NANOS} after their end;
 * beyond them samples find no route, and that is counted.
 */
final class Intervals {

  static final int MAX = 50_000;
  static final long KEPT_NANOS = 10_000_000_000L;

  private record Interval(long thread, long from, long until, String route) {}

  private final Map<Long, NavigableMap<Long, Interval>> byThread = new HashMap<>();
  private final Deque<Interval> inOrder = new ArrayDeque<>();

  void add(long thread, long from, long until, String route) {
    Interval interval = new Interval(thread, from, until, route);
    // A thread works for one request at a time, so the beginning is enough to find an interval.
    byThread.computeIfAbsent(thread, id -> new TreeMap<>()).put(from, interval);
    inOrder.add(interval);
    if (inOrder.size() > MAX) {
      removeFirst();
    }
  }

  /** The route that the thread worked for, or null. */
  @Nullable String find(long thread, long nanos) {
    NavigableMap<Long, Interval> intervals = byThread.get(thread);
    Map.Entry<Long, Interval> entry = intervals == null ? null : intervals.floorEntry(nanos);
    return entry == null || entry.getValue().until < nanos ? null : entry.getValue().route;
  }

  /** Forgets what ended too long ago. */
  void forget(long now) {
    while (!inOrder.isEmpty() && now - inOrder.getFirst().until > KEPT_NANOS) {
      removeFirst();
    }
  }

  private void removeFirst() {
    Interval first = inOrder.removeFirst();
    NavigableMap<Long, Interval> intervals = byThread.get(first.thread);
    if (intervals != null) {
      intervals.remove(first.from, first);
      if (intervals.isEmpty()) {
        byThread.remove(first.thread);
      }
    }
  }

  /** When the last one ended; {@link Long#MIN_VALUE} for none. */
  long lastUntil() {
    return inOrder.isEmpty() ? Long.MIN_VALUE : inOrder.getLast().until;
  }
}
