package io.hotpath.servlet.show;

import io.hotpath.recorder.Options;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose answers show their own profile: all of them ({@code header}, {@code inline}), or those of
 * requests that bring the key. Immutable.
 */
public final class Showing {

  private static final String KEY_HEADER = "Hotpath-Key";
  private static final String KEY_PARAMETER = "hotpath-key";

  private final boolean header;
  private final boolean inline;
  private final byte @Nullable [] key;
  private final BiConsumer<String, Throwable> faults;

  private Showing(Options options, BiConsumer<String, Throwable> faults) {
    this.header = options.header();
    this.inline = options.inline();
    this.key = options.key() == null ? null : options.key().getBytes(StandardCharsets.UTF_8);
    this.faults = faults;
  }

  /**
   * Null where nothing is ever shown.
   *
   * @param faults told of failures of our own, which no answer shows
   */
  public static @Nullable Showing of(Options options, BiConsumer<String, Throwable> faults) {
    boolean wanted = options.header() || options.inline() || options.key() != null;
    return wanted ? new Showing(options, faults) : null;
  }

  /**
   * The response to hand on instead, or null where this answer shows nothing.
   *
   * @param recording what the request's recorder left in the request
   * @param route names its route, once the application is done with it
   */
  public @Nullable ShownResponse wrap(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object recording,
      Supplier<String> route) {
    DispatcherType type = request.getDispatcherType();
    if (type == DispatcherType.FORWARD || type == DispatcherType.INCLUDE) {
      return null;
    }
    boolean asked = (header && inline) ? false : hasKey(request);
    if (!header && !inline && !asked) {
      return null;
    }
    RequestFigures figures = RequestFigures.of(recording);
    if (figures == null) {
      return null;
    }
    ShownResponse shown =
        new ShownResponse(request, response, header || asked ? figures : null, faults);
    if ((inline || asked) && !"HEAD".equals(request.getMethod())) {
      shown.hold(() -> PageTable.html(figures.text(route.get())));
    }
    return shown;
  }

  private boolean hasKey(HttpServletRequest request) {
    return key != null
        && (isKey(request.getHeader(KEY_HEADER)) || isKey(parameter(request.getQueryString())));
  }

  /** In a time that does not tell how much of it was right. */
  private boolean isKey(@Nullable String given) {
    return given != null && MessageDigest.isEqual(key, given.getBytes(StandardCharsets.UTF_8));
  }

  /** From the query string alone: asking for a parameter could consume the body. */
  private static @Nullable String parameter(@Nullable String query) {
    if (query == null || !query.contains(KEY_PARAMETER)) {
      return null;
    }
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(KEY_PARAMETER + "=")) {
        try {
          return URLDecoder.decode(
              pair.substring(KEY_PARAMETER.length() + 1), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
          return null;
        }
      }
    }
    return null;
  }
}
