package io.hotpath.levels.door;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A door that is open to who has the token.
 *
 * @param prefix path before {@code /actuator}
 */
public record Door(int port, String prefix, String token) {

  /** Groups that the door must have. */
  public static final String GROUPS = "pair:door.one+door.two";

  /** A request with the token, the right host and no body. */
  public Wire.Answer get(String path, String... headers) throws IOException {
    return send("GET", path, "", headers);
  }

  /** A change as any script would send it. */
  public Wire.Answer post(String path, String json) throws IOException {
    return send("POST", path, json, "Content-Type: application/json");
  }

  /** Any request with the token and the right host. */
  public Wire.Answer send(String method, String path, String body, String... headers)
      throws IOException {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Host: 127.0.0.1:" + port);
    all.add("Authorization: Bearer " + token);
    return Wire.send(port, request(method, path, body, all));
  }

  /** The bytes of a request with exactly these headers, and what a body needs. */
  byte[] request(String method, String path, String body, List<String> headers) {
    StringBuilder text = new StringBuilder();
    text.append(method).append(' ').append(prefix).append(path).append(" HTTP/1.1\r\n");
    headers.forEach(header -> text.append(header).append("\r\n"));
    if (!body.isEmpty() || method.equals("POST")) {
      text.append("Content-Length: ").append(body.getBytes(StandardCharsets.UTF_8).length);
      text.append("\r\n");
    }
    text.append("Connection: close\r\n\r\n").append(body);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
