package io.hotpath.levels.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Answers to what is not served, in the words of Spring Boot's own. */
final class Errors {

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(406, "Not Acceptable"),
          Map.entry(409, "Conflict"),
          Map.entry(413, "Payload Too Large"),
          Map.entry(414, "URI Too Long"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(503, "Service Unavailable"));

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Errors() {}

  static ConsoleResponse answer(ConsoleRequest request, Rejection rejection) {
    int status = rejection.status();
    String path = request.base() + request.path();
    byte[] body =
        Json.write(
            json -> {
              json.writeStartObject();
              json.writeStringField("timestamp", TIME.format(Instant.now()));
              json.writeNumberField("status", status);
              json.writeStringField("error", NAMES.getOrDefault(status, "Error"));
              json.writeStringField("message", String.valueOf(rejection.getMessage()));
              json.writeStringField("path", path.substring(0, Math.min(path.length(), 256)));
              json.writeEndObject();
            });
    ConsoleResponse answer = ConsoleResponse.of(status, "application/json", body);
    for (Map.Entry<String, String> header : rejection.headers().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }
}
