package io.hotpath.servlet.show;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request while it runs, from the recording that the agent or this filter left
 * in the request. Asked in JDK types, since the agent's classes are others. Times may be asked by
 * any thread; figures of the thread only by the one that is recorded.
 */
final class RequestFigures {

  private final Function<String, ?> recording;
  private final String id;
  private final long startNanos;

  private RequestFigures(Function<String, ?> recording, String id, long startNanos) {
    this.recording = recording;
    this.id = id;
    this.startNanos = startNanos;
  }

  /** The figures behind the attribute's value, or null where that is no recording. */
  @SuppressWarnings("unchecked") // Whoever sets this attribute answers questions in strings.
  static @Nullable RequestFigures of(@Nullable Object attribute) {
    if (!(attribute instanceof Function<?, ?> function)) {
      return null;
    }
    Function<String, ?> recording = (Function<String, ?>) function;
    return recording.apply("id") instanceof String id && recording.apply("nanos") instanceof Long ns
        ? new RequestFigures(recording, id, System.nanoTime() - ns)
        : null;
  }

  /** As in profiles. */
  String id() {
    return id;
  }

  /** Value of the {@code Server-Timing} header: milliseconds until now. */
  String serverTiming() {
    String total = "total;dur=" + millis(System.nanoTime() - startNanos);
    return recording.apply("cpu") instanceof Long cpu ? total + ", cpu;dur=" + millis(cpu) : total;
  }

  /** The table of this request until now; empty where nobody makes one. */
  String text(String route) {
    return recording.apply("text " + route) instanceof String text ? text : "";
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
  }
}
