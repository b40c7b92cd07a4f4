package io.hotpath.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.Query;
import io.hotpath.profile.Statement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All trees of a page as columns, position after position, parents first; and the methods that they
 * name. Confined to one thread.
 */
final class TreesData {

  /** What stands at a position. The page knows these numbers. */
  private static final int METHOD = 0;

  private static final int PSEUDO = 1;
  private static final int DRIVER = 2;
  private static final int QUERY = 3;
  private static final int LOGGING = 4;
  private static final int STATEMENT = 5;

  private static final Comparator<CallNode> CHEAPEST =
      Comparator.comparingLong(CallNode::totalNanos)
          .thenComparing(CallNode::method, Comparator.reverseOrder());

  private final Texts texts;
  private final Map<Method, Integer> queries = new LinkedHashMap<>();
  private final Map<Method, Integer> statements = new LinkedHashMap<>();
  private final Map<Method, Integer> methods = new LinkedHashMap<>();
  private final LongColumn method = new LongColumn();
  private final LongColumn parent = new LongColumn();
  private final LongColumn calls = new LongColumn();
  private final LongColumn folded = new LongColumn();
  private final LongColumn total = new LongColumn();
  private final LongColumn untimed = new LongColumn();
  private final LongColumn probes = new LongColumn();
  private final LongColumn from = new LongColumn();

  // Few positions wait.
  private final LongColumn waiting = new LongColumn();
  private final LongColumn lock = new LongColumn();
  private final LongColumn wait = new LongColumn();

  /**
   * None yet.
   *
   * @param asked the queries that positions may stand for, in the order of the page
   * @param logged the log statements likewise
   */
  TreesData(Texts texts, List<Query> asked, List<Statement> logged) {
    this.texts = texts;
    for (Query query : asked) {
      queries.put(query.node(), queries.size());
    }
    for (Statement statement : logged) {
      statements.put(statement.node(), statements.size());
    }
  }

  /** Adds a tree, the dearest child of each position first, and says its number. */
  int add(CallNode root) {
    return add(root, node -> node.children().stream().sorted(CHEAPEST).toList());
  }

  /** Adds a tree, children in the order of their first calls, and says its number. */
  int addAsCalled(CallNode root) {
    return add(root, TreesData::lastFirst);
  }

  private int add(CallNode root, Function<CallNode, Collection<CallNode>> below) {
    int number = from.size();
    from.add(method.size());
    TreeWalk.parentsFirst(root, below, this::add);
    return number;
  }

  private static List<CallNode> lastFirst(CallNode node) {
    List<CallNode> below = new ArrayList<>(node.children());
    Collections.reverse(below);
    return below;
  }

  private void add(CallNode node, int above) {
    method.add(numberOf(node.method()));
    parent.add(above);
    calls.add(node.calls());
    folded.add(node.foldedCalls());
    total.add(node.totalNanos());
    untimed.add(node.untimedCalls());
    probes.add(node.probeNanos());
    if (node.lockLooks() > 0 || node.waitLooks() > 0) {
      waiting.add(method.size() - 1);
      lock.add(node.lockNanos());
      wait.add(node.waitNanos());
    }
  }

  /** The number of a method in the page. */
  int numberOf(Method named) {
    return methods.computeIfAbsent(named, m -> methods.size());
  }

  /** Numbers of methods, each with how often it was seen. */
  void writeCallers(Map<Method, Long> callers, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("callers");
    for (Map.Entry<Method, Long> caller : callers.entrySet()) {
      json.writeNumber(numberOf(caller.getKey()));
      json.writeNumber(caller.getValue());
    }
    json.writeEndArray();
  }

  void write(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("trees");
    from.write("from", json);
    method.write("method", json);
    parent.write("parent", json);
    calls.write("calls", json);
    folded.write("folded", json);
    total.write("total", json);
    untimed.write("untimed", json);
    probes.write("probes", json);
    waiting.write("waiting", json);
    lock.write("lock", json);
    wait.write("wait", json);
    json.writeEndObject();
    writeMethods(json);
  }

  void writeMethods(JsonGenerator json) throws IOException {
    LongColumn pack = new LongColumn();
    LongColumn type = new LongColumn();
    LongColumn name = new LongColumn();
    LongColumn file = new LongColumn();
    LongColumn line = new LongColumn();
    LongColumn kind = new LongColumn();
    LongColumn row = new LongColumn();
    for (Method one : methods.keySet()) {
      int dot = one.type().lastIndexOf('.');
      pack.add(texts.of(one.type().substring(0, Math.max(0, dot))));
      type.add(texts.of(one.type().substring(dot + 1)));
      name.add(texts.of(one.name()));
      file.add(texts.of(one.file()));
      line.add(one.line());
      kind.add(kind(one));
      row.add(queries.getOrDefault(one, statements.getOrDefault(one, -1)));
    }
    json.writeObjectFieldStart("methods");
    pack.write("pack", json);
    type.write("type", json);
    name.write("name", json);
    file.write("file", json);
    line.write("line", json);
    kind.write("kind", json);
    row.write("row", json);
    json.writeEndObject();
  }

  private int kind(Method one) {
    if (queries.containsKey(one)) {
      return QUERY;
    }
    if (statements.containsKey(one)) {
      return STATEMENT;
    }
    if (one.equals(Method.DRIVER)) {
      return DRIVER;
    }
    if (one.equals(Method.LOGGING)) {
      return LOGGING;
    }
    return one.isPseudo() ? PSEUDO : METHOD;
  }
}
