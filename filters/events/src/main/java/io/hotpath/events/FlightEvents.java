package io.hotpath.events;

import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Events {@code hotpath.Request} and {@code hotpath.MongoCommand} in whatever Flight Recordings
 * run, so that JDK Mission Control shows requests on the JVM's own clock. Called where requests and
 * commands begin and end; thread-safe; an event may end on another thread.
 *
 * <p>While nobody records, that is one static field read each and nothing is loaded; the same in a
 * runtime without {@code jdk.jfr}. What is in events is in the profile, too: no values, no headers.
 */
public final class FlightEvents {

  private static final boolean THERE = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

  private FlightEvents() {}

  /** Whether anybody ever recorded in this JVM: before that, there is nothing to begin. */
  public static boolean arePossible() {
    return THERE && FlightRecorder.isInitialized();
  }

  /** A request begins; null when nobody records it. */
  public static @Nullable Object beginRequest() {
    return arePossible() ? RequestEvent.begun() : null;
  }

  /**
   * It ends.
   *
   * @param begun what {@link #beginRequest} answered
   * @param failure class of the exception, or null
   * @param sent bytes, or less than 0 where that is not known
   */
  public static void endRequest(
      Object begun, String id, String route, int status, @Nullable String failure, long sent) {
    if (begun instanceof RequestEvent event) {
      event.end(id, route, status, failure, sent);
    }
  }

  /** A command is sent to a database; null when nobody records it. */
  public static @Nullable Object beginCommand(String namespace, String command, String shape) {
    return arePossible() ? MongoCommandEvent.begun(namespace, command, shape) : null;
  }

  /**
   * Its answer is there.
   *
   * @param begun what {@link #beginCommand} answered
   * @param failure code and name, or null
   */
  public static void endCommand(Object begun, @Nullable String failure) {
    if (begun instanceof MongoCommandEvent event) {
      event.end(failure);
    }
  }
}
