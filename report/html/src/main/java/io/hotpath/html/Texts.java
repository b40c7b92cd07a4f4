package io.hotpath.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.text.TerminalText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The strings of a page, each once; columns name them by number. What could turn the direction of
 * writing or hide is escaped here, so that no view has to think of it. Confined to one thread.
 */
final class Texts {

  /** Longer ones are cut, with an ellipsis. */
  static final int MAX_CHARS = 1000;

  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  int of(String text) {
    return numbers.computeIfAbsent(safe(text), t -> numbers.size());
  }

  static String safe(String text) {
    return TerminalText.escape(text, MAX_CHARS);
  }

  /** Texts where they are shown, not by number: those of which there are few. */
  static void writeSafe(String field, Iterable<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(safe(text));
    }
    json.writeEndArray();
  }

  /** All that have a number, in its order. */
  void write(String field, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : numbers.keySet()) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
