package io.hotpath.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line of a profile file. The line is hostile until proven: limits come before
 * allocation, every index and number is checked, unknown fields of later minor changes are stepped
 * over.
 *
 * <p>One parser for one line. Errors: {@link DamagedLineException} with what is wrong, in words.
 */
final class ProfileParser {

  static final int MAX_TREE_NODES = 1_000_000;
  private static final int MAX_METHODS = 1_000_000;

  /** As nanoseconds 106 days: a window may be an hour long, on many threads. */
  private static final long MAX_NUMBER = Long.MAX_VALUE / 1_000;

  private static final Pattern STATUS = Pattern.compile("\\d{1,3}");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(20)
                  .maxNumberLength(30)
                  .maxStringLength(70_000)
                  .maxNameLength(70_000)
                  .build())
          .build();

  private final JsonParser json;
  private Method[] methods = {};
  private final Line line = new Line();

  private ProfileParser(JsonParser json) {
    this.json = json;
  }

  /** Columns of a tree before they are checked against each other. */
  private static final class Columns {
    long[] method = {};
    long[] parent = {};
    long[] calls = {};
    long[] folded = {};
    long[] totalNanos = {};
  }

  /** What a line said; which fields count depends on its kind. */
  private static final class Line {
    String kind = "";
    String instance = "";
    long start;
    long end;
    final Profile profile = new Profile();
    String id = "";
    String route = "";
    int status;
    @Nullable String failure;
    long wallNanos;
    long cpuNanos = -1;
    long allocatedBytes = -1;
    long sentBytes = -1;
    boolean partial;
    CallNode tree = CallNode.root();
  }

  /**
   * Parses a line and hands it to the visitor as a window or a request.
   *
   * @throws IOException when the file cannot be read on
   */
  static void parse(LineStream bytes, ProfileReader.Visitor visitor)
      throws IOException, DamagedLineException {
    try (JsonParser json = JSON.createParser(bytes)) {
      ProfileParser parser = new ProfileParser(json);
      parser.parseLine();
      if (json.nextToken() != null) {
        throw new DamagedLineException("more than one value in the line");
      }
      parser.deliver(visitor);
    } catch (LineStream.LineTooLongException e) {
      throw new DamagedLineException(String.valueOf(e.getMessage()));
    } catch (JsonProcessingException e) {
      throw new DamagedLineException("not JSON: " + e.getOriginalMessage());
    } catch (CharConversionException e) {
      throw new DamagedLineException("not UTF-8: " + e.getMessage());
    } catch (ArithmeticException | ArrayIndexOutOfBoundsException e) {
      throw new DamagedLineException("a number is out of range");
    }
  }

  private void deliver(ProfileReader.Visitor visitor) throws DamagedLineException {
    switch (line.kind) {
      case "window" -> {
        check(line.start <= line.end, "start is after end");
        line.profile.countWindow(line.instance, line.start, line.end);
        visitor.window(line.profile);
      }
      case "request" -> visitor.request(request());
      default -> throw new DamagedLineException("unknown kind of line: " + quote(line.kind));
    }
  }

  private RequestProfile request() {
    return new RequestProfile(
        line.id,
        line.route,
        line.start,
        line.status,
        line.failure,
        line.wallNanos,
        line.cpuNanos,
        line.allocatedBytes,
        line.sentBytes,
        line.partial,
        line.tree);
  }

  private interface Field {
    void read(String name) throws IOException, DamagedLineException;
  }

  private void object(Field field) throws IOException, DamagedLineException {
    check(json.currentToken() == JsonToken.START_OBJECT, "an object is missing");
    fields(field);
  }

  /** What is left of an object. */
  private void fields(Field field) throws IOException, DamagedLineException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      check(json.currentToken() == JsonToken.FIELD_NAME, "the line ends too early");
      String name = json.currentName();
      json.nextToken();
      field.read(name);
    }
  }

  private void parseLine() throws IOException, DamagedLineException {
    check(json.nextToken() == JsonToken.START_OBJECT, "not a Hotpath profile: not a JSON object");
    parseVersion();
    fields(
        name -> {
          switch (name) {
            case "kind" -> line.kind = string();
            case "instance" -> line.instance = string();
            case "start" -> line.start = number();
            case "end" -> line.end = number();
            case "methods" -> methods = methods();
            case "routes" -> array(() -> route());
            default -> {
              if (!footField(name) && !requestField(name)) {
                json.skipChildren();
              }
            }
          }
        });
  }

  /** The version comes first, since a later one may change the meaning of all that follows. */
  private void parseVersion() throws IOException, DamagedLineException {
    boolean first = "v".equals(json.nextFieldName());
    check(first, "not a Hotpath profile: its first field is not the version \"v\"");
    json.nextToken();
    long version = number();
    check(
        version == ProfileLine.VERSION,
        "version " + version + " of the format, this reader knows " + ProfileLine.VERSION);
  }

  private boolean footField(String name) throws IOException, DamagedLineException {
    Profile profile = line.profile;
    switch (name) {
      case "losses" -> object(loss -> lose(loss, number()));
      case "skipped" -> object(this::skipped);
      case "faults" -> object(text -> profile.addFault(text, number()));
      case "wovenClasses" -> profile.countWoven(number(), 0);
      case "wovenMethods" -> profile.countWoven(0, number());
      case "probeNanos" -> profile.addOwnCost(number(), 0);
      case "threadNanos" -> profile.addOwnCost(0, number());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean requestField(String name) throws IOException, DamagedLineException {
    switch (name) {
      case "id" -> line.id = string();
      case "route" -> line.route = string();
      case "status" -> line.status = Math.toIntExact(number());
      case "failure" -> line.failure = string();
      case "wallNanos" -> line.wallNanos = number();
      case "cpuNanos" -> line.cpuNanos = numberOrUnknown();
      case "allocatedBytes" -> line.allocatedBytes = numberOrUnknown();
      case "sentBytes" -> line.sentBytes = numberOrUnknown();
      case "partial" -> line.partial = json.currentToken() == JsonToken.VALUE_TRUE;
      case "tree" -> line.tree = tree();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** A loss that only a later version knows still counts for something: it is a fault to us. */
  private void lose(String name, long count) {
    for (Loss loss : Loss.values()) {
      if (loss.name().equals(name)) {
        line.profile.lose(loss, count);
        return;
      }
    }
    line.profile.addFault("loss unknown to this reader: " + name, count);
  }

  private void skipped(String reason) throws IOException, DamagedLineException {
    Skipped skipped = line.profile.skippedFor(reason);
    object(
        name -> {
          switch (name) {
            case "count" -> skipped.addCount(number());
            case "names" -> array(() -> skipped.keep(string()));
            default -> json.skipChildren();
          }
        });
  }

  private void route() throws IOException, DamagedLineException {
    RouteProfile[] route = {new RouteProfile("")};
    object(
        name -> {
          switch (name) {
            case "route" -> route[0] = newRoute(string());
            case "status" -> statuses(route[0].statuses());
            case "latencyMicros" -> latency(route[0]);
            case "tree" -> route[0].tree().addTree(tree());
            case "sampled" -> route[0].sampledTreeToFill().addTree(tree());
            default -> routeNumber(route[0], name);
          }
        });
    check(!route[0].route().isEmpty(), "a route without its name first");
    checkRoute(route[0]);
  }

  private RouteProfile newRoute(String name) throws DamagedLineException {
    if (line.profile.routes().containsKey(name)) {
      throw new DamagedLineException("a route is there twice: " + quote(name));
    }
    return line.profile.route(name);
  }

  /** What cannot be so is said, rather than shown as nonsense. */
  private static void checkRoute(RouteProfile route) throws DamagedLineException {
    long requests = route.requests;
    check(
        route.latencyMicros().getTotalCount() == requests,
        "latencyMicros counts other requests than the route");
    check(
        route.errors <= requests
            && route.partial <= requests
            && route.cpuRequests <= requests
            && route.allocatedRequests <= requests
            && route.sentRequests <= requests,
        "a part of the requests is more than all of them");
    check(route.maxNanos <= route.wallNanos, "the longest request is longer than all of them");
  }

  private void routeNumber(RouteProfile route, String name)
      throws IOException, DamagedLineException {
    switch (name) {
      case "requests" -> route.requests = Sum.of(route.requests, number());
      case "errors" -> route.errors = Sum.of(route.errors, number());
      case "partial" -> route.partial = Sum.of(route.partial, number());
      case "wallNanos" -> route.wallNanos = Sum.of(route.wallNanos, number());
      case "maxNanos" -> route.maxNanos = Math.max(route.maxNanos, number());
      case "cpuNanos" -> route.cpuNanos = Sum.of(route.cpuNanos, number());
      case "cpuRequests" -> route.cpuRequests = Sum.of(route.cpuRequests, number());
      case "allocatedBytes" -> route.allocatedBytes = Sum.of(route.allocatedBytes, number());
      case "allocatedRequests" ->
          route.allocatedRequests = Sum.of(route.allocatedRequests, number());
      case "sentBytes" -> route.sentBytes = Sum.of(route.sentBytes, number());
      case "sentRequests" -> route.sentRequests = Sum.of(route.sentRequests, number());
      default -> json.skipChildren();
    }
  }

  private void statuses(Map<Integer, Long> statuses) throws IOException, DamagedLineException {
    Map<Integer, Long> read = new TreeMap<>();
    object(
        name -> {
          if (!STATUS.matcher(name).matches()) {
            throw new DamagedLineException("not an HTTP status: " + quote(name));
          }
          read.put(Integer.valueOf(name), number());
        });
    read.forEach((status, count) -> statuses.merge(status, count, Sum::of));
  }

  private void latency(RouteProfile route) throws IOException, DamagedLineException {
    long[] pairs = numbers(100_000);
    check(pairs.length % 2 == 0, "latencyMicros has a value without its count");
    // The largest, which comes last, first: the histogram then grows once.
    for (int i = pairs.length - 2; i >= 0; i -= 2) {
      check(pairs[i] <= RouteProfile.MAX_LATENCY_MICROS, "a latency beyond a day");
      route.latencyMicros().recordValueWithCount(pairs[i], pairs[i + 1]);
    }
  }

  private Method[] methods() throws IOException, DamagedLineException {
    List<Method> read = new ArrayList<>();
    array(
        () -> {
          check(read.size() < MAX_METHODS, "more than " + MAX_METHODS + " methods");
          check(json.currentToken() == JsonToken.START_ARRAY, "a method is not an array");
          json.nextToken();
          String type = string();
          json.nextToken();
          String name = string();
          json.nextToken();
          String file = string();
          json.nextToken();
          int at = Math.toIntExact(number());
          check(json.nextToken() == JsonToken.END_ARRAY, "a method has more than four parts");
          read.add(new Method(type, name, file, at));
        });
    return read.toArray(new Method[0]);
  }

  private CallNode tree() throws IOException, DamagedLineException {
    Columns columns = new Columns();
    object(
        name -> {
          switch (name) {
            case "method" -> columns.method = numbers(MAX_TREE_NODES);
            case "parent" -> columns.parent = numbers(MAX_TREE_NODES);
            case "calls" -> columns.calls = numbers(MAX_TREE_NODES);
            case "folded" -> columns.folded = numbers(MAX_TREE_NODES);
            case "totalNanos" -> columns.totalNanos = numbers(MAX_TREE_NODES);
            default -> json.skipChildren();
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
            && columns.totalNanos.length == size,
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
    }
    return nodes[0];
  }

  private interface Element {
    void read() throws IOException, DamagedLineException;
  }

  private void array(Element element) throws IOException, DamagedLineException {
    check(json.currentToken() == JsonToken.START_ARRAY, "an array is missing");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      check(json.currentToken() != null, "the line ends too early");
      element.read();
    }
  }

  private long[] numbers(int max) throws IOException, DamagedLineException {
    check(json.currentToken() == JsonToken.START_ARRAY, "an array is missing");
    long[] numbers = new long[64];
    int size = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (size == max) {
        throw new DamagedLineException("an array has more than " + max + " numbers");
      }
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size * 2);
      }
      numbers[size++] = number();
    }
    return Arrays.copyOf(numbers, size);
  }

  private String string() throws IOException, DamagedLineException {
    check(json.currentToken() == JsonToken.VALUE_STRING, "a text is missing");
    return json.getText();
  }

  /** A count or time: not negative, and small enough that a million of them can be added up. */
  private long number() throws IOException, DamagedLineException {
    check(json.currentToken() == JsonToken.VALUE_NUMBER_INT, "a whole number is missing");
    long number = json.getLongValue();
    check(number >= 0, "a number is negative");
    check(number <= MAX_NUMBER, "a number is too large");
    return number;
  }

  private long numberOrUnknown() throws IOException, DamagedLineException {
    boolean unknown =
        json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getLongValue() == -1;
    return unknown ? -1 : number();
  }

  private static void check(boolean valid, String otherwise) throws DamagedLineException {
    if (!valid) {
      throw new DamagedLineException(otherwise);
    }
  }

  private static String quote(String text) {
    String safe =
        text.codePoints()
            .limit(40)
            .filter(c -> c >= ' ' && c < 127)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return "'" + safe + "'";
  }
}
