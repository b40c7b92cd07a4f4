package io.hotpath.servlet.show;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The response of a request that shows its profile. Made only where showing is on. Calls go to the
 * container's response; in between, {@link TimingHeaders} says how long it took before the head of
 * the answer leaves, and {@link HeldPage} keeps an HTML page until the table is in it.
 *
 * <p>Used by the threads that the application uses its response on.
 */
public final class ShownResponse extends LengthKeepingResponse {

  private final HttpServletResponse target;
  private final HttpServletRequest request;
  private final BiConsumer<String, Throwable> faults;
  private final @Nullable TimingHeaders headers;
  private @Nullable ShownStream stream;
  private @Nullable ShownWriter writer;

  /**
   * @param figures for the headers, or null for none
   */
  ShownResponse(
      HttpServletRequest request,
      HttpServletResponse target,
      @Nullable RequestFigures figures,
      BiConsumer<String, Throwable> faults) {
    super(request, target);
    this.request = request;
    this.target = target;
    this.faults = faults;
    this.headers = figures == null ? null : new TimingHeaders(figures, target, faults);
  }

  /** Keeps an HTML page until this table is in it. */
  void hold(Supplier<String> table) {
    page = new HeldPage(new PageHead(request, target, faults), table, this::beforeCommit, faults);
  }

  /**
   * The application has returned.
   *
   * @throws IOException where the client is gone
   */
  public void end(boolean failed) throws IOException {
    boolean goesOn = request.isAsyncStarted();
    if (page != null) {
      if (failed) {
        page.fail();
      } else if (goesOn) {
        page.pass();
      } else {
        page.complete();
      }
    }
    if (!goesOn) {
      beforeCommit();
    }
  }

  /** The head of the answer may leave with what is done next. */
  void beforeCommit() {
    if (headers != null) {
      headers.stamp();
    }
  }

  /** The application writes so much. True if the page took it. */
  boolean takes(String part) throws IOException {
    if (page != null && page.takes(part)) {
      return true;
    }
    if (headers != null) {
      headers.beforeWriting(part.length());
    }
    return false;
  }

  /** As {@link #takes(String)}, for bytes. */
  boolean takes(byte[] bytes, int from, int length) throws IOException {
    if (page != null && page.takes(bytes, from, length)) {
      return true;
    }
    if (headers != null) {
      headers.beforeWriting(length);
    }
    return false;
  }

  /** The application flushes. What the page may let go goes. */
  void beforeFlush() throws IOException {
    if (page != null) {
      page.release();
    }
    beforeCommit();
  }

  /** The application closes the body. */
  void beforeClose() throws IOException {
    if (page != null) {
      page.complete();
    }
    beforeCommit();
  }

  /** The application does what needs the container's own stream or writer. */
  void beforeDelegating() throws IOException {
    if (page != null) {
      page.pass();
    }
    beforeCommit();
  }

  private void beforeAnsweringOtherwise() {
    if (page != null) {
      page.discard();
    }
    beforeCommit();
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    ServletOutputStream real = super.getOutputStream();
    if (stream == null || stream.real() != real) {
      stream = new ShownStream(real, this);
      if (page != null) {
        page.writeTo(stream);
      }
    }
    return stream;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    PrintWriter real = super.getWriter();
    if (writer == null || writer.real() != real) {
      writer = new ShownWriter(real, this);
      if (page != null) {
        page.writeTo(writer);
      }
    }
    return writer;
  }

  @Override
  public void flushBuffer() throws IOException {
    beforeFlush();
    super.flushBuffer();
  }

  @Override
  public void resetBuffer() {
    super.resetBuffer();
    if (page != null) {
      page.forgetBody();
    }
  }

  @Override
  public void reset() {
    super.reset();
    stream = null;
    writer = null;
    if (page != null) {
      page.forgetAll();
    }
    if (headers != null) {
      headers.begin();
    }
  }

  @Override
  public void sendError(int status) throws IOException {
    beforeAnsweringOtherwise();
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    beforeAnsweringOtherwise();
    super.sendError(status, message);
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    beforeAnsweringOtherwise();
    super.sendRedirect(location);
  }
}
