package io.hotpath.servlet.show;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The container's writer, seen by a {@link ShownResponse}. The container encodes: what the page
 * keeps are characters. Line ends and number formats are those of the container, so that a page is
 * the same with and without this.
 */
final class ShownWriter extends PrintWriter implements PageOut {

  private static final String BODY_END = "</body>";

  private final PrintWriter real;
  private final ShownResponse response;
  private final Charset charset;
  private final @Nullable Locale locale;
  private final String lineEnd;
  private boolean failed;

  ShownWriter(PrintWriter real, ShownResponse response) {
    super(Writer.nullWriter());
    this.real = real;
    this.response = response;
    this.charset = charsetOf(response);
    String container = real.getClass().getName();
    this.locale = container.startsWith("org.eclipse.jetty.") ? response.getLocale() : null;
    this.lineEnd = container.startsWith("io.undertow.") ? "\r\n" : System.lineSeparator();
  }

  /** Only sizes are computed with it. */
  private static Charset charsetOf(ShownResponse response) {
    try {
      return Charset.forName(response.getCharacterEncoding());
    } catch (IllegalArgumentException e) {
      return StandardCharsets.ISO_8859_1;
    }
  }

  PrintWriter real() {
    return real;
  }

  /** Does what may fail, and remembers a failure as every PrintWriter does. */
  private void attempt(PageHead.Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      failed = true;
    }
  }

  private boolean takes(String part) {
    boolean[] taken = {false};
    attempt(() -> taken[0] = response.takes(part));
    return taken[0];
  }

  @Override
  public void write(int c) {
    if (!takes(String.valueOf((char) c))) {
      real.write(c);
    }
  }

  @Override
  public void write(char[] chars, int from, int length) {
    if (!takes(new String(chars, from, length))) {
      real.write(chars, from, length);
    }
  }

  @Override
  public void write(char[] chars) {
    write(chars, 0, chars.length);
  }

  @Override
  public void write(String text, int from, int length) {
    if (!takes(text.substring(from, from + length))) {
      real.write(text, from, length);
    }
  }

  @Override
  public void write(String text) {
    write(text, 0, text.length());
  }

  @Override
  public void println() {
    write(lineEnd);
  }

  @Override
  public PrintWriter format(String format, Object... values) {
    Locale used = locale == null ? Locale.getDefault(Locale.Category.FORMAT) : locale;
    return format(used, format, values);
  }

  @Override
  public PrintWriter format(@Nullable Locale given, String format, Object... values) {
    write(String.format(given == null ? locale : given, format, values));
    return this;
  }

  @Override
  public void flush() {
    attempt(response::beforeFlush);
    real.flush();
  }

  @Override
  public void close() {
    attempt(response::beforeClose);
    real.close();
  }

  @Override
  public boolean checkError() {
    attempt(response::beforeFlush);
    return real.checkError() || failed;
  }

  @Override
  public void send(String part) {
    real.write(part);
  }

  @Override
  public boolean knows(@Nullable Charset pageCharset) {
    return true;
  }

  @Override
  public String bodyEnd(CharSequence page) {
    return BODY_END;
  }

  /** A byte order mark is written once, before the first part. */
  @Override
  public long size(CharSequence before, CharSequence part) {
    String start = before.isEmpty() ? "" : before.subSequence(0, 1).toString();
    return (long) (start + part).getBytes(charset).length - start.getBytes(charset).length;
  }

  @Override
  public String encoded(CharSequence page, String html) {
    return html;
  }
}
