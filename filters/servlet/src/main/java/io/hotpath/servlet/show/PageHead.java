package io.hotpath.servlet.show;

import io.hotpath.servlet.container.TomcatResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Status and headers of a page: whether a table may be in it at all, and its length while that is
 * not settled. Asks and sets the container's own response, also while another resource is included.
 * Confined to the lock of its {@link HeldPage}.
 */
final class PageHead {

  /** Such answers promise their exact bytes, are a part or no text. */
  private static final List<String> UNTOUCHED =
      List.of(
          "Content-Encoding",
          "Content-Range",
          "Content-Disposition",
          "ETag",
          "Digest",
          "Content-Digest",
          "Repr-Digest",
          "Content-MD5",
          "Signature");

  private final HttpServletRequest request;
  private final HttpServletResponse target;
  private final BiConsumer<String, Throwable> faults;
  private long length = -1;

  PageHead(
      HttpServletRequest request,
      HttpServletResponse target,
      BiConsumer<String, Throwable> faults) {
    this.request = request;
    this.target = target;
    this.faults = faults;
  }

  boolean isAsync() {
    return asked(request::isAsyncStarted, true);
  }

  private boolean isCommitted() {
    return asked(target::isCommitted, false);
  }

  /** A container's object that fails is no reason for the application to fail. */
  private boolean asked(BooleanSupplier question, boolean otherwise) {
    try {
      return question.getAsBoolean();
    } catch (RuntimeException | Error e) {
      faults.accept("page", e);
      return otherwise;
    }
  }

  /** Somebody has redirected past us: the page has no place any more. */
  boolean isRedirected() {
    return asked(
        () -> target.isCommitted() && target.getStatus() >= 300 && target.getStatus() < 400, false);
  }

  /** Whether the answer, as it is now, may get the table. */
  boolean isEligible(PageOut out) {
    return asked(
        () ->
            !isAsync()
                && !target.isCommitted()
                && hasPage(target.getStatus())
                && isHtml(target.getContentType())
                && UNTOUCHED.stream().noneMatch(target::containsHeader)
                && !transformationIsRefused()
                && out.knows(charset())
                && TomcatResponse.canBeWrittenAfterForward(target),
        false);
  }

  /** Redirects, parts, and answers without a body are left alone. */
  private static boolean hasPage(int status) {
    return (status >= 200 && status < 300 && status != 204 && status != 205 && status != 206)
        || (status >= 400 && status < 600);
  }

  private static boolean isHtml(@Nullable String type) {
    if (type == null) {
      return false;
    }
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().equalsIgnoreCase("text/html");
  }

  private boolean transformationIsRefused() {
    return target.getHeaders("Cache-Control").stream()
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("no-transform"));
  }

  private @Nullable Charset charset() {
    try {
      String name = target.getCharacterEncoding();
      return name == null ? null : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  /** Remembers a length instead of setting it; false where there is none to remember. */
  boolean keepLength(long newLength) {
    if (newLength < 0 || isCommitted()) {
      length = -1;
      return false;
    }
    length = newLength;
    return true;
  }

  long keptLength() {
    return length;
  }

  void forgetLength() {
    length = -1;
  }

  /** The table makes the page longer. */
  void lengthen(long bytes) {
    if (length >= 0) {
      length += bytes;
    }
  }

  /** Sets what was remembered. */
  void passLength() {
    if (length >= 0 && !isCommitted()) {
      target.setContentLengthLong(length);
    }
    length = -1;
  }

  /** A page with figures of one request is of no use to the next one. */
  void announceTable() {
    asked(
        () -> {
          target.setHeader("Cache-Control", "no-store");
          return true;
        },
        false);
  }

  /** Something that writes to the container. */
  interface Writing {
    void run() throws IOException;
  }

  /** Writes although the container may have closed the response behind a forward. */
  void whileWritable(Writing writing) throws IOException {
    boolean closed = TomcatResponse.isSuspended(target);
    if (closed) {
      TomcatResponse.suspend(target, false);
    }
    try {
      writing.run();
    } finally {
      if (closed) {
        TomcatResponse.suspend(target, true);
      }
    }
  }
}
