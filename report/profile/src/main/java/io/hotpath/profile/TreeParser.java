package io.hotpath.profile;

import static io.hotpath.profile.JsonValues.check;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a line's table of methods, and the trees that name methods by their place in it. */
final class TreeParser {

  private static final int MAX_TREE_NODES = 1_000_000;
  private static final int MAX_METHODS = 1_000_000;

  private final JsonValues values;
  private Method[] methods = {};

  TreeParser(JsonValues values) {
    this.values = values;
  }

  /** Columns of a tree before they are checked against each other. */
  private static final class Columns {
    long[] method = {};
    long[] parent = {};
    long[] calls = {};
    long[] folded = {};
    long[] totalNanos = {};
    long[] untimed = {};
    long[] probeNanos = {};
    long[] running = {};
    long[] lockedOut = {};
    long[] waiting = {};
  }

  /** Reads the table, which stands before the trees. */
  void methods() throws IOException, DamagedLineException {
    List<Method> read = new ArrayList<>();
    values.array(
        () -> {
          check(read.size() < MAX_METHODS, "more than " + MAX_METHODS + " methods");
          check(values.json.currentToken() == JsonToken.START_ARRAY, "a method is not an array");
          values.json.nextToken();
          String type = values.string();
          values.json.nextToken();
          String name = values.string();
          values.json.nextToken();
          String file = values.string();
          values.json.nextToken();
          int at = Math.toIntExact(values.number());
          check(
              values.json.nextToken() == JsonToken.END_ARRAY, "a method has more than four parts");
          read.add(new Method(type, name, file, at));
        });
    methods = read.toArray(new Method[0]);
  }

  /** A method of the table. */
  Method method(long number) throws DamagedLineException {
    check(number < methods.length, "a method is named that is not in the line");
    return methods[(int) number];
  }

  /** Reads a tree. */
  CallNode tree() throws IOException, DamagedLineException {
    Columns columns = new Columns();
    values.object(
        name -> {
          switch (name) {
            case "method" -> columns.method = values.numbers(MAX_TREE_NODES);
            case "parent" -> columns.parent = values.numbers(MAX_TREE_NODES);
            case "calls" -> columns.calls = values.numbers(MAX_TREE_NODES);
            case "folded" -> columns.folded = values.numbers(MAX_TREE_NODES);
            case "totalNanos" -> columns.totalNanos = values.numbers(MAX_TREE_NODES);
            case "untimed" -> columns.untimed = values.numbers(MAX_TREE_NODES);
            case "probeNanos" -> columns.probeNanos = values.numbers(MAX_TREE_NODES);
            case "running" -> columns.running = values.numbers(MAX_TREE_NODES);
            case "lockedOut" -> columns.lockedOut = values.numbers(MAX_TREE_NODES);
            case "waiting" -> columns.waiting = values.numbers(MAX_TREE_NODES);
            default -> values.skip();
          }
        });
    return tree(columns);
  }

  private CallNode tree(Columns columns) throws DamagedLineException {
    int size = columns.method.length;
    check(
        size > 0
            && columns.parent.length == size
            && columns.calls.length == size
            && columns.folded.length == size
            && columns.totalNanos.length == size
            && isAbsentOr(size, columns.untimed)
            && isAbsentOr(size, columns.probeNanos)
            && isAbsentOr(size, columns.running)
            && isAbsentOr(size, columns.lockedOut)
            && isAbsentOr(size, columns.waiting),
        "the columns of a tree differ in length");
    CallNode[] nodes = new CallNode[size];
    check(columns.parent[0] == 0, "the first position of a tree has a parent");
    for (int i = 0; i < size; i++) {
      check(columns.method[i] < methods.length, "a tree names a method that is not in the line");
      check(i == 0 || columns.parent[i] < i, "a tree has a child before its parent");
      Method method = methods[(int) columns.method[i]];
      nodes[i] = i == 0 ? new CallNode(method) : nodes[(int) columns.parent[i]].child(method);
      check(i > 0 || method.equals(Method.REQUEST), "a tree does not start with the request");
      nodes[i].add(columns.calls[i], columns.folded[i], columns.totalNanos[i]);
      nodes[i].addProbes(at(columns.untimed, i), at(columns.probeNanos, i));
      nodes[i].addLooks(at(columns.running, i), at(columns.lockedOut, i), at(columns.waiting, i));
    }
    return nodes[0];
  }

  /** Columns that older files lack, or that have nothing to say. */
  private static boolean isAbsentOr(int size, long[] column) {
    return column.length == 0 || column.length == size;
  }

  private static long at(long[] column, int i) {
    return column.length == 0 ? 0 : column[i];
  }
}
