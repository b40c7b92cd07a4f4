package io.hotpath.mongo;

import io.hotpath.events.FlightEvents;
import io.hotpath.profile.Query;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Events of commands that have no answer yet, while a Flight Recording wants them: at most {@value
 * #MAX}, beyond them commands have no event. Thread-safe.
 */
final class CommandsInFlight {

  private static final int MAX = 10_000;

  private final ConcurrentMap<Integer, Object> events = new ConcurrentHashMap<>();

  void sent(int request, Query query) {
    if (!FlightEvents.arePossible() || events.size() >= MAX) {
      return;
    }
    Object begun = FlightEvents.beginCommand(query.namespace(), query.command(), query.shape());
    if (begun != null) {
      events.put(request, begun);
    }
  }

  void answered(int request, @Nullable String failure) {
    Object begun = events.isEmpty() ? null : events.remove(request);
    if (begun != null) {
      FlightEvents.endCommand(begun, failure);
    }
  }
}
