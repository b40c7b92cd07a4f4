package io.hotpath.servlet.show;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the length that an application sets, in whichever of the six ways, until its {@link
 * HeldPage} knows the real one. The application sees the length that it set.
 */
class LengthKeepingResponse extends HttpServletResponseWrapper {

  private static final String LENGTH = "Content-Length";

  private final HttpServletRequest request;
  private final HttpServletResponse target;

  /** The page that is kept, if one is. */
  @Nullable HeldPage page;

  LengthKeepingResponse(HttpServletRequest request, HttpServletResponse target) {
    super(target);
    this.request = request;
    this.target = target;
  }

  /** Whether the page keeps this length until it knows the real one. */
  private boolean keeps(long length) {
    return page != null && !isIncluding() && page.keepsLength(length);
  }

  /**
   * What an included resource sets is ignored. Tomcat puts a response that does so inside this one,
   * Undertow notes it in the request, and Jetty's stands outside.
   */
  private boolean isIncluding() {
    return getResponse() != target
        || request.getAttribute(RequestDispatcher.INCLUDE_REQUEST_URI) != null;
  }

  @Override
  public void setContentLength(int length) {
    if (!keeps(length)) {
      super.setContentLength(length);
    }
  }

  @Override
  public void setContentLengthLong(long length) {
    if (!keeps(length)) {
      super.setContentLengthLong(length);
    }
  }

  private boolean keeps(String name, @Nullable String value) {
    return LENGTH.equalsIgnoreCase(name)
        && value != null
        && value.matches("\\d{1,18}")
        && keeps(Long.parseLong(value));
  }

  @Override
  public void setHeader(String name, String value) {
    if (!keeps(name, value)) {
      super.setHeader(name, value);
    }
  }

  @Override
  public void addHeader(String name, String value) {
    if (!keeps(name, value)) {
      super.addHeader(name, value);
    }
  }

  @Override
  public void setIntHeader(String name, int value) {
    if (!keeps(name, Integer.toString(value))) {
      super.setIntHeader(name, value);
    }
  }

  @Override
  public void addIntHeader(String name, int value) {
    if (!keeps(name, Integer.toString(value))) {
      super.addIntHeader(name, value);
    }
  }

  private @Nullable String keptLength(String name) {
    long length = page == null ? -1 : page.keptLength();
    return length >= 0 && LENGTH.equalsIgnoreCase(name) ? Long.toString(length) : null;
  }

  @Override
  public boolean containsHeader(String name) {
    return keptLength(name) != null || super.containsHeader(name);
  }

  @Override
  public String getHeader(String name) {
    String kept = keptLength(name);
    return kept == null ? super.getHeader(name) : kept;
  }

  @Override
  public Collection<String> getHeaders(String name) {
    String kept = keptLength(name);
    return kept == null ? super.getHeaders(name) : List.of(kept);
  }

  @Override
  public Collection<String> getHeaderNames() {
    Collection<String> names = super.getHeaderNames();
    if (keptLength(LENGTH) == null) {
      return names;
    }
    List<String> all = new ArrayList<>(names);
    all.add(LENGTH);
    return all;
  }
}
