package io.hotpath.recorder;

/** Route names that are not routes. */
public final class Routes {

  /** Requests beyond {@link #MAX_ROUTES} different routes. */
  public static final String OTHER = "(other)";

  /** Requests that were cut before anybody named their route. */
  public static final String CUT = "(still running)";

  /** Requests whose container failed before it could say what they were. */
  public static final String UNKNOWN = "(unknown)";

  /** Different routes in one window. */
  public static final int MAX_ROUTES = 2_000;

  private Routes() {}
}
