package io.hotpath.mongolog;

import io.hotpath.profile.IndexFacts;
import java.util.ArrayList;
import java.util.List;
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

  private static final Pattern LAST =
      Pattern.compile("[A-Z][A-Z0-9_]{1,39}(?: \\{[^{}]{0,2000}\\})?");

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

  /** The stages of a plan in our spelling. */
  static List<String> stages(String plan) {
    List<String> stages = new ArrayList<>();
    Matcher stage = STAGE.matcher(plan);
    while (stage.find()) {
      stages.add(stage.group(1));
    }
    return stages;
  }

  /** The indexes of a plan in our spelling, by their keys; a log does not say their names. */
  static List<IndexFacts> indexes(String plan) {
    List<IndexFacts> indexes = new ArrayList<>();
    Matcher stage = STAGE.matcher(plan);
    while (stage.find()) {
      List<IndexFacts.Key> keys = stage.group(2) == null ? List.of() : indexKeys(stage.group(2));
      if (!keys.isEmpty()) {
        String name = "{" + stage.group(2).strip() + "}";
        indexes.add(new IndexFacts(name, keys, List.of(), false, false));
      }
    }
    return indexes;
  }

  /** None when one of them could not be read. */
  private static List<IndexFacts.Key> indexKeys(String pattern) {
    List<IndexFacts.Key> keys = new ArrayList<>();
    for (String key : pattern.split(",", -1)) {
      Matcher matcher = KEY.matcher(key);
      if (!matcher.matches()) {
        return List.of();
      }
      keys.add(new IndexFacts.Key(matcher.group(1), matcher.group(2).replace("\"", "")));
    }
    return keys;
  }

  /** How long the plan is that begins here; the words behind it are lower case. */
  static int length(String text, int start) {
    Matcher stage = STAGE.matcher(text);
    int at = start;
    while (stage.region(at, text.length()).lookingAt() && stage.end() > at) {
      at = stage.end();
    }
    Matcher end = LAST.matcher(text).region(at, text.length());
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
