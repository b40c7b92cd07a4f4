package io.hotpath.recorder.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of the code with places for values. Immutable.
 *
 * @param text as reports show it
 * @param parts what is fixed, in order; between two parts is a value
 */
record Template(String text, List<String> parts) {

  /** Shown for a value. */
  static final String VALUE = "#";

  /** The one with the most fixed text first: it says most. */
  static final Comparator<Template> TELLING =
      Comparator.comparingInt(Template::fixed)
          .reversed()
          .thenComparing(Template::text, Comparator.naturalOrder());

  /** Shorter constants say nothing of a message that happens to begin with them. */
  private static final int MIN_END_CHARS = 3;

  /** Values in recipes of concatenations, and in formats of {@code String.format}. */
  private static final Pattern HOLE =
      Pattern.compile("[\u0001\u0002]|%[-#+ 0,(<\\d.$]*(?:[bBhHsScCdoxXeEfgGaA]|[tT][a-zA-Z])");

  /** What a constant may be in a message: all of it, its beginning or its end. */
  static List<Template> of(String constant) {
    List<String> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Matcher hole = HOLE.matcher(constant);
    int from = 0;
    while (hole.find()) {
      parts.add(constant.substring(from, hole.start()));
      text.append(constant, from, hole.start()).append(VALUE);
      from = hole.end();
    }
    if (from > 0) {
      parts.add(constant.substring(from));
      return List.of(new Template(text + constant.substring(from), List.copyOf(parts)));
    }
    if (constant.length() < MIN_END_CHARS) {
      return List.of();
    }
    return List.of(
        new Template(constant + VALUE, List.of(constant, "")),
        new Template(VALUE + constant, List.of("", constant)));
  }

  /** Whether this says anything: not only values. */
  boolean isTelling() {
    return fixed() > 0;
  }

  private int fixed() {
    return parts.stream().mapToInt(String::length).sum();
  }

  boolean matches(String message) {
    String first = parts.get(0);
    String last = parts.get(parts.size() - 1);
    if (!message.startsWith(first)) {
      return false;
    }
    int end = message.length() - last.length();
    int at = first.length();
    for (int i = 1; i < parts.size() - 1; i++) {
      String part = parts.get(i);
      int found = message.indexOf(part, at);
      if (found < 0) {
        return false;
      }
      at = found + part.length();
    }
    return at <= end && message.endsWith(last);
  }
}
