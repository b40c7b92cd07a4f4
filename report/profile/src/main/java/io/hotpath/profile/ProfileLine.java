package io.hotpath.profile;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Writes a window or a request as one line of JSON, newline included. The fields are described in
 * report/README.md. Each line stands alone: it has its own table of methods, so a file may lose any
 * other line. Thread-safe; allocates the line.
 */
public final class ProfileLine {

  /** Version of the format; a reader refuses lines of a later one. */
  public static final int VERSION = 1;

  /** ASCII alone: class files may hold names that are no valid UTF-16, which UTF-8 cannot say. */
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
  private final Map<Method, Integer> methods = new LinkedHashMap<>();
  private final JsonGenerator json;
  private final QueryWriter queries;
  private final StatementWriter statements;

  private ProfileLine() throws IOException {
    json = JSON.createGenerator(bytes);
    queries = new QueryWriter(json, methods);
    statements = new StatementWriter(json, methods);
  }

  /** A window: everything a profile holds but whole requests, which are lines of their own. */
  public static byte[] window(Profile profile, String instance) {
    return window(profile, profile, instance);
  }

  /**
   * A window whose losses, faults and woven classes are not its own alone.
   *
   * @param notes where these come from
   */
  public static byte[] window(Profile profile, Profile notes, String instance) {
    return line(line -> line.writeWindow(profile, notes, instance));
  }

  /** One request with its tree. */
  public static byte[] request(RequestProfile request, String instance) {
    return line(line -> line.writeRequest(request, instance));
  }

  private interface Body {
    void writeTo(ProfileLine line) throws IOException;
  }

  private static byte[] line(Body body) {
    try {
      ProfileLine line = new ProfileLine();
      line.json.writeStartObject();
      line.json.writeNumberField("v", VERSION);
      body.writeTo(line);
      line.json.writeEndObject();
      line.json.close();
      line.bytes.write('\n');
      return line.bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  private void writeWindow(Profile profile, Profile notes, String instance) throws IOException {
    json.writeStringField("kind", "window");
    json.writeStringField("instance", instance);
    json.writeNumberField("start", profile.startMillis());
    json.writeNumberField("end", profile.endMillis());
    profile.routes().values().forEach(route -> collectMethods(route.tree()));
    for (RouteProfile route : profile.routes().values()) {
      if (route.sampledTree() != null) {
        collectMethods(route.sampledTree());
      }
    }
    queries.collect(profile);
    statements.collect(profile);
    writeMethods();
    queries.writeTable();
    statements.writeTable();
    json.writeArrayFieldStart("routes");
    for (RouteProfile route : profile.routes().values()) {
      writeRoute(route);
    }
    json.writeEndArray();
    queries.writeRest(profile);
    statements.writeElsewhere(profile);
    writeNotes(notes);
    json.writeNumberField("probeNanos", profile.probeNanos());
    json.writeNumberField("threadNanos", profile.threadNanos());
  }

  private void writeNotes(Profile notes) throws IOException {
    json.writeObjectFieldStart("losses");
    for (Map.Entry<Loss, Long> loss : notes.losses().entrySet()) {
      json.writeNumberField(loss.getKey().name(), loss.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("skipped");
    for (Map.Entry<String, Skipped> entry : notes.skipped().entrySet()) {
      json.writeObjectFieldStart(key(entry.getKey()));
      json.writeNumberField("count", entry.getValue().count());
      json.writeArrayFieldStart("names");
      for (String name : entry.getValue().names()) {
        json.writeString(name);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
    writeCounts("faults", notes.faults());
    json.writeNumberField("wovenClasses", notes.wovenClasses());
    json.writeNumberField("wovenMethods", notes.wovenMethods());
  }

  private void writeRoute(RouteProfile route) throws IOException {
    json.writeStartObject();
    json.writeStringField("route", route.route());
    json.writeNumberField("requests", route.requests);
    json.writeNumberField("errors", route.errors);
    json.writeNumberField("partial", route.partial);
    writeCounts("status", route.statuses());
    json.writeNumberField("wallNanos", route.wallNanos);
    json.writeNumberField("maxNanos", route.maxNanos);
    json.writeNumberField("cpuNanos", route.cpuNanos);
    json.writeNumberField("cpuRequests", route.cpuRequests);
    json.writeNumberField("allocatedBytes", route.allocatedBytes);
    json.writeNumberField("allocatedRequests", route.allocatedRequests);
    json.writeNumberField("sentBytes", route.sentBytes);
    json.writeNumberField("sentRequests", route.sentRequests);
    json.writeNumberField("gcNanos", route.gcNanos);
    json.writeArrayFieldStart("latencyMicros");
    for (HistogramIterationValue bucket : route.latencyMicros().recordedValues()) {
      json.writeNumber(Math.min(RouteProfile.MAX_LATENCY_MICROS, bucket.getValueIteratedTo()));
      json.writeNumber(bucket.getCountAddedInThisIterationStep());
    }
    json.writeEndArray();
    writeTree("tree", route.tree());
    if (route.sampledTree() != null) {
      writeTree("sampled", route.sampledTree());
    }
    if (!route.queries().isEmpty()) {
      queries.write("queries", route.queries());
    }
    if (!route.statements().isEmpty()) {
      statements.write("logged", route.statements());
    }
    json.writeEndObject();
  }

  private void writeRequest(RequestProfile request, String instance) throws IOException {
    json.writeStringField("kind", "request");
    json.writeStringField("instance", instance);
    json.writeStringField("id", request.id());
    json.writeStringField("route", request.route());
    json.writeNumberField("start", request.startMillis());
    json.writeNumberField("status", request.status());
    if (request.failure() != null) {
      json.writeStringField("failure", request.failure());
    }
    json.writeNumberField("wallNanos", request.wallNanos());
    json.writeNumberField("cpuNanos", request.cpuNanos());
    json.writeNumberField("allocatedBytes", request.allocatedBytes());
    json.writeNumberField("sentBytes", request.sentBytes());
    json.writeBooleanField("partial", request.partial());
    collectMethods(request.tree());
    writeMethods();
    writeTree("tree", request.tree());
  }

  private void writeCounts(String field, Map<?, Long> counts) throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<?, Long> entry : counts.entrySet()) {
      json.writeNumberField(key(entry.getKey().toString()), entry.getValue());
    }
    json.writeEndObject();
  }

  /** Readers take any value, but no key with half a character. */
  static String key(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private void collectMethods(CallNode tree) {
    tree.forEach(node -> methods.putIfAbsent(node.method(), methods.size()));
  }

  private void writeMethods() throws IOException {
    json.writeArrayFieldStart("methods");
    for (Method method : methods.keySet()) {
      json.writeStartArray();
      json.writeString(method.type());
      json.writeString(method.name());
      json.writeString(method.file());
      json.writeNumber(method.line());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** Parallel arrays, parents before children; the root is its own parent. */
  private void writeTree(String field, CallNode tree) throws IOException {
    List<CallNode> nodes = new ArrayList<>();
    IdentityHashMap<CallNode, Integer> parents = new IdentityHashMap<>();
    parents.put(tree, 0);
    tree.forEach(
        node -> {
          int index = nodes.size();
          nodes.add(node);
          node.children().forEach(child -> parents.put(child, index));
        });
    json.writeObjectFieldStart(field);
    json.writeArrayFieldStart("method");
    for (CallNode node : nodes) {
      json.writeNumber(requireNonNull(methods.get(node.method())));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("parent");
    for (CallNode node : nodes) {
      json.writeNumber(requireNonNull(parents.get(node)));
    }
    json.writeEndArray();
    writeColumn("calls", nodes, CallNode::calls);
    writeColumn("folded", nodes, CallNode::foldedCalls);
    writeColumn("totalNanos", nodes, CallNode::totalNanos);
    writeRareColumn("untimed", nodes, CallNode::untimedCalls);
    writeRareColumn("probeNanos", nodes, CallNode::probeNanos);
    writeRareColumn("running", nodes, CallNode::runningLooks);
    writeRareColumn("lockedOut", nodes, CallNode::lockLooks);
    writeRareColumn("waiting", nodes, CallNode::waitLooks);
    json.writeEndObject();
  }

  private void writeRareColumn(String field, List<CallNode> nodes, ToLongFunction<CallNode> column)
      throws IOException {
    if (nodes.stream().anyMatch(node -> column.applyAsLong(node) > 0)) {
      writeColumn(field, nodes, column);
    }
  }

  private void writeColumn(String field, List<CallNode> nodes, ToLongFunction<CallNode> column)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (CallNode node : nodes) {
      json.writeNumber(column.applyAsLong(node));
    }
    json.writeEndArray();
  }
}
