package io.hotpath.profile;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One request with its own tree. Immutable but for the tree, which is not changed after it got
 * here.
 *
 * @param id unique for the process, as the {@code Hotpath-Request} header shows it
 * @param route method and route, {@code GET /product/{n}}
 * @param startMillis wall clock at the start, milliseconds since 1970
 * @param status HTTP status; 0 where the request was cut before it had one
 * @param failure class name of the exception that left the application, or null
 * @param wallNanos from the outermost entry to the end of the answer
 * @param cpuNanos CPU time of the request's threads; -1 where the JVM does not tell (virtual
 *     threads)
 * @param allocatedBytes allocated by the request's threads; -1 where the JVM does not tell
 * @param sentBytes body bytes of the answer; -1 where nothing exact is known
 * @param partial whether the request was cut while it still ran
 * @param tree exact calls; the root is the request
 */
public record RequestProfile(
    String id,
    String route,
    long startMillis,
    int status,
    @Nullable String failure,
    long wallNanos,
    long cpuNanos,
    long allocatedBytes,
    long sentBytes,
    boolean partial,
    CallNode tree) {

  /** Slowest first; the id decides among equals, so that merging does not depend on order. */
  public static final Comparator<RequestProfile> SLOWEST_FIRST =
      Comparator.comparingLong(RequestProfile::wallNanos)
          .reversed()
          .thenComparing(RequestProfile::id)
          .thenComparingLong(RequestProfile::startMillis);

  /** The same request without its calls, for reports that show only its figures. */
  public RequestProfile withoutTree() {
    return new RequestProfile(
        id,
        route,
        startMillis,
        status,
        failure,
        wallNanos,
        cpuNanos,
        allocatedBytes,
        sentBytes,
        partial,
        CallNode.root());
  }

  /** Whether the answer was a server error or an exception left the application. */
  public boolean isError() {
    return status >= 500 || failure != null;
  }
}
