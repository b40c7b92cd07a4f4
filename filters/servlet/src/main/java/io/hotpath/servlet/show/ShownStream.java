package io.hotpath.servlet.show;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The container's stream, seen by a {@link ShownResponse}. What the page does not take is delegated
 * call by call: containers differ in how they print text.
 */
final class ShownStream extends ServletOutputStream implements PageOut {

  private static final String BODY_END = "</body>";
  private static final char[] LITTLE_ENDIAN_MARK = {0xff, 0xfe};
  private static final char[] BIG_ENDIAN_MARK = {0xfe, 0xff};

  /** Where bytes below 128 are ASCII, wherever they stand. */
  private static final Set<String> ASCII_FAMILIES = Set.of("ISO-8859-", "windows-125");

  private final ServletOutputStream real;
  private final ShownResponse response;
  private Charset charset = StandardCharsets.ISO_8859_1;

  ShownStream(ServletOutputStream real, ShownResponse response) {
    this.real = real;
    this.response = response;
  }

  ServletOutputStream real() {
    return real;
  }

  @Override
  public void write(int b) throws IOException {
    if (!response.takes(new byte[] {(byte) b}, 0, 1)) {
      real.write(b);
    }
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    if (!response.takes(bytes, 0, bytes.length)) {
      real.write(bytes);
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, bytes.length);
    if (!response.takes(bytes, from, length)) {
      real.write(bytes, from, length);
    }
  }

  /** What is not ASCII, containers print in different ways. The other methods come here. */
  @Override
  public void print(@Nullable String text) throws IOException {
    String given = String.valueOf(text);
    boolean ascii = given.chars().allMatch(c -> c < 0x80);
    if (ascii && !String.valueOf(response.getCharacterEncoding()).startsWith("UTF-16")) {
      write(given.getBytes(StandardCharsets.US_ASCII));
    } else {
      response.beforeDelegating();
      real.print(text);
    }
  }

  @Override
  public void flush() throws IOException {
    response.beforeFlush();
    real.flush();
  }

  @Override
  public void close() throws IOException {
    response.beforeClose();
    real.close();
  }

  @Override
  public boolean isReady() {
    return real.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    try {
      response.beforeDelegating();
    } catch (IOException e) {
      // The same error meets the application with its first own write.
    }
    real.setWriteListener(listener);
  }

  @Override
  public void send(String part) throws IOException {
    real.write(part.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public boolean knows(@Nullable Charset pageCharset) {
    if (pageCharset == null) {
      return false;
    }
    charset = pageCharset;
    String name = pageCharset.name();
    return name.equals("UTF-8")
        || name.equals("US-ASCII")
        || name.startsWith("UTF-16")
        || ASCII_FAMILIES.stream().anyMatch(name::startsWith);
  }

  @Override
  public String bodyEnd(CharSequence page) {
    return encoded(page, BODY_END);
  }

  @Override
  public long size(CharSequence before, CharSequence part) {
    return part.length();
  }

  /** Bytes as characters, like the page. A byte order mark says more than the header. */
  @Override
  public String encoded(CharSequence page, String html) {
    Charset wanted = charset;
    if (startsWith(page, LITTLE_ENDIAN_MARK)) {
      wanted = StandardCharsets.UTF_16LE;
    } else if (startsWith(page, BIG_ENDIAN_MARK) || wanted.name().equals("UTF-16")) {
      wanted = StandardCharsets.UTF_16BE;
    }
    return new String(html.getBytes(wanted), StandardCharsets.ISO_8859_1);
  }

  private static boolean startsWith(CharSequence page, char[] mark) {
    return page.length() >= 2 && page.charAt(0) == mark[0] && page.charAt(1) == mark[1];
  }
}
