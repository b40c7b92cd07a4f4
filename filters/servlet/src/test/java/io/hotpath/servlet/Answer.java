package io.hotpath.servlet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer as it came over the wire.
 *
 * @param head status line and header lines
 * @param raw body, with chunks; a byte is a character
 */
record Answer(List<String> head, String raw) {

  /** Sends a request line, {@code GET /path}, with header lines, and reads until the end. */
  static Answer to(int port, String request, String... headers) throws IOException {
    StringBuilder text = new StringBuilder(request).append(" HTTP/1.1\r\n");
    text.append("Host: localhost\r\nConnection: close\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
      return parse(socket.getInputStream().readAllBytes());
    }
  }

  private static Answer parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return new Answer(List.of(text), "");
    }
    return new Answer(List.of(text.substring(0, end).split("\r\n", -1)), text.substring(end + 4));
  }

  int status() {
    return Integer.parseInt(head.get(0).split(" ", -1)[1]);
  }

  @Nullable String header(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return head.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()).trim())
        .findFirst()
        .orElse(null);
  }

  /** The head without what differs from answer to answer, and without our own headers. */
  List<String> othersHead() {
    List<String> lines = new ArrayList<>();
    for (String line : head) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (!lower.startsWith("date:")
          && !lower.startsWith("hotpath-")
          && !lower.matches("server-timing: total.*")) {
        lines.add(line);
      }
    }
    return lines.stream().sorted().toList();
  }

  /** The body without chunks; a byte is a character. */
  String body() {
    if (!"chunked".equalsIgnoreCase(header("Transfer-Encoding"))) {
      return raw;
    }
    StringBuilder body = new StringBuilder();
    int at = 0;
    while (at < raw.length()) {
      int line = raw.indexOf("\r\n", at);
      int size = Integer.parseInt(raw.substring(at, line).trim(), 16);
      body.append(raw, line + 2, line + 2 + size);
      at = size == 0 ? raw.length() : line + 2 + size + 2;
    }
    return body.toString();
  }

  String text() {
    return text(StandardCharsets.UTF_8);
  }

  String text(Charset charset) {
    return new String(body().getBytes(StandardCharsets.ISO_8859_1), charset);
  }

  /** Whether the body is as long as the head says. */
  boolean isWhole() {
    String length = header("Content-Length");
    return length == null || Integer.parseInt(length) == raw.length();
  }
}
