package io.hotpath.mongolog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.hotpath.shape.DocumentReader.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Slow operations in the JSON logs of servers from 4.4 on: message "Slow query", id 51803. */
final class JsonLogLine {

  private static final String MESSAGE = "Slow query";
  private static final byte[] SEARCHED = ('"' + MESSAGE + '"').getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_LEVELS = 20_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.threadLocalPool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_LEVELS)
                  .maxStringLength(LogLines.MAX_LINE_BYTES)
                  .maxNameLength(LogLines.MAX_LINE_BYTES)
                  .build())
          .build();

  private JsonLogLine() {}

  /**
   * Fills {@code into}; false when the line is about something else.
   *
   * @throws UnreadableException when the line is no JSON
   */
  static boolean read(byte[] bytes, int start, int length, SlowOperation into) {
    // Most lines of a log are about something else: looking for the words is much cheaper.
    if (!isSlowQuery(bytes, start, length)) {
      return false;
    }
    boolean slow = false;
    try (JsonParser parser = JSON.createParser(bytes, start, length)) {
      JsonElements line = new JsonElements(parser);
      while (line.next()) {
        switch (line.name()) {
          case "t" -> into.atMillis = line.dateMillis();
          case "msg" -> slow = line.kind() == Kind.STRING && line.string().equals(MESSAGE);
          case "truncated" -> into.cut = true;
          case "attr" -> {
            if (slow && line.kind() == Kind.DOCUMENT) {
              line.enter();
              into.read(line);
              line.leave();
            }
          }
          default -> {}
        }
      }
    } catch (IOException e) {
      throw new UnreadableException("no JSON, or nested too deeply", e);
    }
    return slow;
  }

  private static boolean isSlowQuery(byte[] bytes, int start, int length) {
    int last = start + length - SEARCHED.length;
    for (int at = start; at <= last; at++) {
      int same = 0;
      while (same < SEARCHED.length && bytes[at + same] == SEARCHED[same]) {
        same++;
      }
      if (same == SEARCHED.length) {
        return true;
      }
    }
    return false;
  }
}
