package io.hotpath.advice;

import io.hotpath.profile.CollectionFacts;
import io.hotpath.profile.IndexFacts;
import io.hotpath.profile.PlanFacts;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.QueryTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Queries and existing indexes, written as in {@code rules.txt}, as a profile. */
final class Situation {

  private static final Pattern QUERY =
      Pattern.compile(
          "(?:(?<count>\\d+)x )?(?:(?<millis>\\d+)ms )?(?:in=(?<in>\\d+) )?(?:docs=(?<docs>\\d+) )?"
              + "(?<command>\\S+) (?<collection>\\S+)(?: (?<shape>.*))?");

  private final Profile profile = new Profile();
  private final Map<String, List<IndexFacts>> indexes = new LinkedHashMap<>();
  private final Map<String, String> kinds = new LinkedHashMap<>();
  private Query last = Query.OTHER;
  private int queries;

  /** A query; the earlier ones are dearer where nothing else is said. */
  Situation query(String text) {
    Matcher parts = QUERY.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    String shape = parts.group("shape") == null ? "" : parts.group("shape");
    last = new Query(namespace(parts.group("collection")), parts.group("command"), shape);
    long count = number(parts.group("count"), 100);
    long nanos = number(parts.group("millis"), 10_000 - queries++) * 1_000_000;
    QueryTable table = profile.route("GET /orders").queries();
    QueryStats stats = table.of(last);
    for (int i = 0; i < count; i++) {
      stats.countOperation(nanos / count, 1);
    }
    stats.addNanos(nanos - nanos / count * count, 0);
    stats.sawIn(number(parts.group("in"), 0));
    stats.addReplies(number(parts.group("docs"), 0) * count, 0, 0);
    return this;
  }

  /** {@code orders: a_1 {a: 1} unique}, or {@code orders: kind capped}, or {@code orders:}. */
  Situation existing(String text) {
    int colon = text.indexOf(':');
    String namespace = namespace(text.substring(0, colon));
    String rest = text.substring(colon + 1).strip();
    indexes.computeIfAbsent(namespace, n -> new ArrayList<>());
    if (rest.startsWith("kind ")) {
      kinds.put(namespace, rest.substring(5));
    } else if (!rest.isEmpty()) {
      indexes.get(namespace).add(index(rest));
    }
    return this;
  }

  /** A plan of the query before: {@code SORT, COLLSCAN}, {@code FETCH, IXSCAN by a_1 filters}. */
  Situation plan(String text) {
    boolean filters = text.endsWith(" filters");
    String[] parts = (filters ? text.substring(0, text.length() - 8) : text).split(" by ", 2);
    profile.addPlan(
        last,
        new PlanFacts(
            1,
            List.of(parts[0].split(", ", -1)),
            parts.length == 1 ? List.of() : List.of(parts[1].split(", ", -1)),
            filters));
    return this;
  }

  Profile profile() {
    indexes.forEach(
        (namespace, all) ->
            profile.addCollection(
                namespace,
                new CollectionFacts(1, kinds.getOrDefault(namespace, "collection"), all)));
    return profile;
  }

  private static IndexFacts index(String text) {
    int open = text.indexOf('{');
    int close = text.lastIndexOf('}');
    List<String> words = List.of(text.substring(close + 1).strip().split(" +", -1));
    return new IndexFacts(
        text.substring(0, open).strip(),
        keys(text.substring(open, close + 1)),
        words.stream().filter(word -> word.matches("partial|sparse|hidden|collation")).toList(),
        words.contains("unique"),
        words.contains("ttl"));
  }

  static List<IndexFacts.Key> keys(String document) {
    List<IndexFacts.Key> keys = new ArrayList<>();
    for (String key : document.substring(1, document.length() - 1).split(", ", -1)) {
      String[] parts = key.split(": ", -1);
      keys.add(new IndexFacts.Key(parts[0].replace("\"", ""), parts[1].replace("\"", "")));
    }
    return keys;
  }

  /** A name with a dot is a namespace, one without is a collection of the shop. */
  static String namespace(String name) {
    return name.contains(".") || name.startsWith("(") ? name : "shop." + name;
  }

  private static long number(@Nullable String text, long standard) {
    return text == null ? standard : Long.parseLong(text);
  }
}
