package io.hotpath.cli;

import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plan that a server noted: stages and key patterns, {@code IXSCAN { a: 1 }}. */
final class PlanSummary {

  /** Stands for what does not look like a plan, and could hold anything. */
  static final String OTHER = "(other)";

  private static final Pattern STAGE =
      Pattern.compile("([A-Z][A-Z0-9_]{1,39})(?: \\{([^{}]{0,2000})\\})?(?:, |$)");
  private static final Pattern KEY =
      Pattern.compile(
          " ?([^:,\"{}\\p{Cntrl}]{1,128}): ([-0-9.]{1,8}|\"(?:text|2d|2dsphere|hashed)\") ?");

  private PlanSummary() {}

  /** The plan in one spelling; key patterns hold names and directions only. */
  static String of(String given) {
    StringJoiner stages = new StringJoiner(", ");
    Matcher stage = STAGE.matcher(given);
    int at = 0;
    while (at < given.length() && stage.region(at, given.length()).lookingAt()) {
      String keys = stage.group(2);
      stages.add(keys == null ? stage.group(1) : stage.group(1) + " { " + keys(keys) + " }");
      at = stage.end();
    }
    return at == given.length() && at > 0 ? stages.toString() : OTHER;
  }

  /** How long the plan is that begins here; the words behind it are lower case. */
  static int length(String text, int start) {
    Matcher stage = STAGE.matcher(text);
    Pattern last = Pattern.compile("[A-Z][A-Z0-9_]{1,39}(?: \\{[^{}]{0,2000}\\})?");
    int at = start;
    while (stage.region(at, text.length()).lookingAt() && stage.end() > at) {
      at = stage.end();
    }
    Matcher end = last.matcher(text).region(at, text.length());
    return (end.lookingAt() ? end.end() : at) - start;
  }

  private static String keys(String keys) {
    StringJoiner out = new StringJoiner(", ");
    for (String key : keys.split(",", -1)) {
      Matcher matcher = KEY.matcher(key);
      out.add(matcher.matches() ? matcher.group(1) + ": " + direction(matcher.group(2)) : "?");
    }
    return out.toString();
  }

  private static String direction(String given) {
    return given.endsWith(".0") ? given.substring(0, given.length() - 2) : given;
  }
}
