package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.QueryTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads what was recorded about databases, in the short words of the tests. */
final class Queries {

  private Queries() {}

  /** What was recorded for a path. */
  static QueryTable of(Profile profile, String path) {
    return profile.route("GET " + path).queries();
  }

  /** The figures of the only query of this command on this collection. */
  static QueryStats one(QueryTable table, String collection, String command) {
    List<QueryStats> found =
        table.all().entrySet().stream()
            .filter(entry -> is(entry.getKey(), collection, command))
            .map(Map.Entry::getValue)
            .toList();
    assertThat(found).as("%s of %s in %s", command, collection, names(table)).hasSize(1);
    return found.get(0);
  }

  private static boolean is(Query query, String collection, String command) {
    return query.command().equals(command) && query.namespace().endsWith("." + collection);
  }

  /** Commands and collections, {@code find items}; with how often the application asked. */
  static Map<String, Long> operations(QueryTable table) {
    Map<String, Long> operations = new TreeMap<>();
    table.all().forEach((query, stats) -> add(operations, query, stats.operations()));
    return operations;
  }

  /** Round trips of all routes and places, likewise. */
  static Map<String, Long> commands(Profile profile) {
    Map<String, Long> commands = new TreeMap<>();
    tables(profile)
        .forEach(
            table -> table.all().forEach((query, stats) -> add(commands, query, stats.commands())));
    return commands;
  }

  static List<QueryTable> tables(Profile profile) {
    return Stream.concat(
            profile.routes().values().stream().map(route -> route.queries()),
            profile.elsewhere().values().stream())
        .toList();
  }

  private static void add(Map<String, Long> counts, Query query, long count) {
    String collection = query.namespace().substring(query.namespace().indexOf('.') + 1);
    counts.merge(query.command() + " " + collection, count, Long::sum);
  }

  static List<String> names(QueryTable table) {
    return table.all().keySet().stream().map(Query::text).toList();
  }

  static long failures(QueryStats stats) {
    return stats.failures().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Lines that asked, as {@code File.java:12}. */
  static List<String> callers(QueryStats stats) {
    return stats.callers().keySet().stream().map(line -> line.file() + ":" + line.line()).toList();
  }

  /** Calls of all positions of a query in a tree. */
  static long calls(CallNode tree, Query query) {
    long[] calls = {0};
    tree.forEach(node -> calls[0] += node.method().equals(query.node()) ? node.calls() : 0);
    return calls[0];
  }

  /** The position below these, each called from the one before; names as of {@link Calls}. */
  static CallNode below(CallNode tree, String... names) {
    CallNode at = tree;
    for (String name : names) {
      at = child(at, name);
    }
    return at;
  }

  /** The first position of this name, nearest to the root. */
  private static CallNode child(CallNode from, String name) {
    Deque<CallNode> open = new ArrayDeque<>(from.children());
    while (!open.isEmpty()) {
      CallNode node = open.removeFirst();
      Method method = node.method();
      if (Calls.name(method).equals(name)) {
        return node;
      }
      open.addAll(node.children());
    }
    throw new AssertionError(name + " is not below " + Calls.shape(from));
  }
}
