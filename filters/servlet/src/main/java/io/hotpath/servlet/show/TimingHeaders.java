package io.hotpath.servlet.show;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * {@code Hotpath-Request} and {@code Server-Timing} of one answer. The time is set anew whenever
 * the head of the answer may be about to leave; what the application says in {@code Server-Timing}
 * stays. Nothing here throws.
 */
final class TimingHeaders {

  private static final String REQUEST = "Hotpath-Request";
  private static final String TIMING = "Server-Timing";

  /** A buffer is filled in so many steps, at each of which the time is set anew. */
  private static final int STEPS = 16;

  private final RequestFigures figures;
  private final HttpServletResponse target;
  private final BiConsumer<String, Throwable> faults;
  private String said = "";
  private long unsaid;
  private boolean over;

  TimingHeaders(
      RequestFigures figures, HttpServletResponse target, BiConsumer<String, Throwable> faults) {
    this.figures = figures;
    this.target = target;
    this.faults = faults;
    begin();
  }

  /** At the start, and after the application has reset everything. */
  void begin() {
    guarded(() -> target.setHeader(REQUEST, figures.id()));
    said = "";
    unsaid = 0;
  }

  /** The application writes this much, and the buffer may overflow. */
  void beforeWriting(int length) {
    if (!over) {
      unsaid += length;
      if (said.isEmpty() || unsaid >= Math.max(1, target.getBufferSize() / STEPS)) {
        stamp();
      }
    }
  }

  /** Sets the time until now, if the head has not left. */
  void stamp() {
    if (!over) {
      guarded(this::set);
    }
  }

  private void set() {
    if (target.isCommitted()) {
      over = true;
      return;
    }
    List<String> others = new ArrayList<>(target.getHeaders(TIMING));
    others.remove(said);
    said = figures.serverTiming();
    unsaid = 0;
    target.setHeader(TIMING, said);
    others.forEach(other -> target.addHeader(TIMING, other));
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      over = true;
      faults.accept("header", e);
    }
  }
}
