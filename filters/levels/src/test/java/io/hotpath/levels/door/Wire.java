package io.hotpath.levels.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP as bytes on a wire: no client that would refuse to send what is wrong. */
public final class Wire {

  private static final int MAX_MILLIS = 15_000;

  /**
   * What came back.
   *
   * @param headers by name in lower case; the last of several
   */
  public record Answer(int status, Map<String, String> headers, String body) {

    /** A header, or nothing. */
    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  private Wire() {}

  /** Sends a request that ends its connection, and reads all that comes back. */
  public static Answer send(int port, byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(MAX_MILLIS);
      try {
        OutputStream out = socket.getOutputStream();
        out.write(request);
        out.flush();
        socket.shutdownOutput();
      } catch (IOException e) {
        // Refused before all of it was sent; the answer says why.
      }
      return parsed(read(socket.getInputStream()));
    }
  }

  private static String read(InputStream in) {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try {
      in.transferTo(read);
    } catch (IOException e) {
      // Cut off behind the answer, since the request was not read to its end.
    }
    return read.toString(StandardCharsets.UTF_8);
  }

  private static Answer parsed(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return new Answer(0, Map.of(), text);
    }
    String[] lines = text.substring(0, end).split("\r\n", -1);
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] pair = lines[i].split(":", 2);
      headers.put(pair[0].toLowerCase(Locale.ROOT), pair[1].strip());
    }
    String body = text.substring(end + 4);
    boolean chunked = headers.getOrDefault("transfer-encoding", "").equals("chunked");
    return new Answer(
        Integer.parseInt(lines[0].split(" ", 3)[1]), headers, chunked ? joined(body) : body);
  }

  private static String joined(String chunks) {
    StringBuilder body = new StringBuilder();
    int at = 0;
    while (at < chunks.length()) {
      int line = chunks.indexOf("\r\n", at);
      int size = Integer.parseInt(chunks.substring(at, line), 16);
      body.append(chunks, line + 2, line + 2 + size);
      at = size == 0 ? chunks.length() : line + 4 + size;
    }
    return body.toString();
  }
}
