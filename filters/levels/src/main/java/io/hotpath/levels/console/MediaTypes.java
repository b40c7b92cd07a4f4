package io.hotpath.levels.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which kinds of JSON are spoken, and which one an answer has. */
final class MediaTypes {

  static final String LATEST = "application/vnd.spring-boot.actuator.v3+json";

  private static final List<String> SPOKEN =
      List.of(
          LATEST,
          "application/vnd.spring-boot.actuator.v2+json",
          "application/vnd.spring-boot.actuator.v1+json",
          "application/json");

  private static final int MAX_RANGES = 64;

  private MediaTypes() {}

  /** The kind of the answer: the first that is accepted most. */
  static String accepted(ConsoleRequest request) throws Rejection {
    List<String> lines = request.headers().getOrDefault("accept", List.of());
    String all = String.join(",", lines);
    if (all.isBlank()) {
      return LATEST;
    }
    record Range(String type, double weight) {}
    List<Range> ranges = new ArrayList<>();
    for (String part : all.split(",", MAX_RANGES)) {
      ranges.add(new Range(type(part), weight(part)));
    }
    return ranges.stream()
        .filter(range -> range.weight() > 0)
        .sorted(Comparator.comparingDouble(Range::weight).reversed())
        .map(range -> spoken(range.type()))
        .filter(type -> type != null)
        .findFirst()
        .orElseThrow(() -> new Rejection(406, "JSON only: Accept: application/json"));
  }

  private static @Nullable String spoken(String range) {
    return range.equals("*/*") || range.equals("application/*")
        ? LATEST
        : SPOKEN.contains(range) ? range : null;
  }

  private static String type(String range) {
    return range.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
  }

  private static double weight(String range) {
    for (String parameter : range.split(";", -1)) {
      String given = parameter.trim();
      if (given.startsWith("q=")) {
        return given.matches("q=[01](\\.\\d{0,3})?") ? Double.parseDouble(given.substring(2)) : 0;
      }
    }
    return 1;
  }

  /** A body that a form or a script of another site could not send unasked. */
  static void checkSent(ConsoleRequest request) throws Rejection {
    String given = request.header("content-type");
    if (given == null || !SPOKEN.contains(type(given))) {
      throw new Rejection(
          415, "JSON only: Content-Type: application/json", Map.of("Accept", "application/json"));
    }
  }
}
