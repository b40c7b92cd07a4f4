package io.hotpath.profile;

import static io.hotpath.profile.JsonValues.check;
import static io.hotpath.profile.JsonValues.quote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.CharConversionException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line of a profile file. The line is hostile until proven: limits come before
 * allocation, every index and number is checked, unknown fields of later minor changes are stepped
 * over.
 *
 * <p>One parser for one line. Errors: {@link DamagedLineException} with what is wrong, in words.
 */
final class ProfileParser {

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

  private final JsonValues values;
  private final TreeParser trees;
  private final QueryParser queries;
  private final StatementParser statements;
  private final RouteParser routes;
  private final Line line = new Line();

  private ProfileParser(JsonParser json) {
    values = new JsonValues(json);
    trees = new TreeParser(values);
    queries = new QueryParser(values, trees, line.profile);
    statements = new StatementParser(values, trees, line.profile);
    routes = new RouteParser(values, trees, queries, statements, line.profile);
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
    parse(bytes).deliver(visitor);
  }

  private static ProfileParser parse(LineStream bytes) throws IOException, DamagedLineException {
    try (JsonParser json = JSON.createParser(bytes)) {
      ProfileParser parser = new ProfileParser(json);
      parser.parseLine();
      check(json.nextToken() == null, "more than one value in the line");
      return parser;
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
      case "request" -> {
        check(!line.route.isEmpty(), "a request without a route");
        visitor.request(request());
      }
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

  private void parseLine() throws IOException, DamagedLineException {
    check(
        values.json.nextToken() == JsonToken.START_OBJECT,
        "not a Hotpath profile: not a JSON object");
    parseVersion();
    values.fields(
        name -> {
          switch (name) {
            case "kind" -> line.kind = values.string();
            case "instance" -> line.instance = values.string();
            case "start" -> line.start = values.number();
            case "end" -> line.end = values.number();
            case "methods" -> trees.methods();
            case "routes" -> values.array(routes::parse);
            default -> {
              if (!queries.field(name)
                  && !statements.field(name)
                  && !footField(name)
                  && !requestField(name)) {
                values.skip();
              }
            }
          }
        });
  }

  /** The version comes first, since a later one may change the meaning of all that follows. */
  private void parseVersion() throws IOException, DamagedLineException {
    boolean first = "v".equals(values.json.nextFieldName());
    check(first, "not a Hotpath profile: its first field is not the version \"v\"");
    values.json.nextToken();
    long version = values.number();
    check(
        version == ProfileLine.VERSION,
        "version " + version + " of the format, this reader knows " + ProfileLine.VERSION);
  }

  private boolean footField(String name) throws IOException, DamagedLineException {
    Profile profile = line.profile;
    switch (name) {
      case "losses" -> values.object(loss -> lose(loss, values.number()));
      case "skipped" -> values.object(this::skipped);
      case "faults" -> values.object(text -> profile.addFault(text, values.number()));
      case "wovenClasses" -> profile.countWoven(values.number(), 0);
      case "wovenMethods" -> profile.countWoven(0, values.number());
      case "probeNanos" -> profile.addOwnCost(values.number(), 0);
      case "threadNanos" -> profile.addOwnCost(0, values.number());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean requestField(String name) throws IOException, DamagedLineException {
    switch (name) {
      case "id" -> line.id = values.string();
      case "route" -> line.route = values.string();
      case "status" -> line.status = Math.toIntExact(values.number());
      case "failure" -> line.failure = values.string();
      case "wallNanos" -> line.wallNanos = values.number();
      case "cpuNanos" -> line.cpuNanos = values.numberOrUnknown();
      case "allocatedBytes" -> line.allocatedBytes = values.numberOrUnknown();
      case "sentBytes" -> line.sentBytes = values.numberOrUnknown();
      case "partial" -> line.partial = values.json.currentToken() == JsonToken.VALUE_TRUE;
      case "tree" -> line.tree = trees.tree();
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
    values.object(
        name -> {
          switch (name) {
            case "count" -> skipped.addCount(values.number());
            case "names" -> values.array(() -> skipped.keep(values.string()));
            default -> values.skip();
          }
        });
  }
}
