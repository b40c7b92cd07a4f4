package io.hotpath.html;

import io.hotpath.profile.Profile;
import io.hotpath.profile.RouteProfile;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How latencies went over the measured time, for each route. Filled by the reader of files window
 * by window, of any number of processes and in any order. Confined to one thread.
 *
 * <p>Bound: {@link #MAX_SLOTS} slots of equal length; a longer time makes the slots longer, so that
 * a slot may have several windows, merged.
 */
public final class Timeline {

  /** Points of a line. */
  public static final int MAX_SLOTS = 60;

  private static final long MIN_WIDTH_MILLIS = 1000;

  private NavigableMap<Long, Slot> slots = new TreeMap<>();
  private long widthMillis;

  /** LatencyCounts that were measured in one slot. */
  static final class Slot {
    final LatencyCounts all = new LatencyCounts();
    final Map<String, LatencyCounts> routes = new HashMap<>();

    void add(String route, LatencyCounts more) {
      all.add(more);
      routes.computeIfAbsent(route, r -> new LatencyCounts()).add(more);
    }

    void add(Slot other) {
      other.routes.forEach(this::add);
    }
  }

  /** Adds a window. It stays as it is. */
  public void add(Profile window) {
    if (window.requests() == 0 || window.windows() == 0) {
      return;
    }
    if (widthMillis == 0) {
      long length = window.endMillis() - window.startMillis();
      widthMillis = Math.max(MIN_WIDTH_MILLIS, (length + 999) / 1000 * 1000);
    }
    Slot slot = slots.computeIfAbsent(window.startMillis() / widthMillis, s -> new Slot());
    for (RouteProfile route : window.routes().values()) {
      if (route.requests() > 0) {
        slot.add(route.route(), LatencyCounts.of(route.latencyMicros()));
      }
    }
    while (count() > MAX_SLOTS) {
      doubleWidth();
    }
  }

  private void doubleWidth() {
    widthMillis *= 2;
    NavigableMap<Long, Slot> wider = new TreeMap<>();
    slots.forEach(
        (number, slot) -> {
          Slot there = wider.putIfAbsent(number / 2, slot);
          if (there != null) {
            there.add(slot);
          }
        });
    slots = wider;
  }

  /** Slots from the first to the last, those without a request among them. */
  long count() {
    return slots.isEmpty() ? 0 : slots.lastKey() - slots.firstKey() + 1;
  }

  /** Start of the first slot, milliseconds since 1970. */
  long startMillis() {
    return slots.isEmpty() ? 0 : slots.firstKey() * widthMillis;
  }

  long widthMillis() {
    return widthMillis;
  }

  /** By number from the first on; those without a request are not there. */
  Map<Integer, Slot> slots() {
    Map<Integer, Slot> numbered = new TreeMap<>();
    slots.forEach((number, slot) -> numbered.put(Math.toIntExact(number - slots.firstKey()), slot));
    return Collections.unmodifiableMap(numbered);
  }
}
