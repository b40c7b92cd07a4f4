package io.hotpath.profile;

import static io.hotpath.profile.JsonValues.check;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link StatementWriter} wrote, and refuses what contradicts itself. */
final class StatementParser {

  private static final int MAX_STATEMENTS = 100_000;

  private final JsonValues values;
  private final TreeParser methods;
  private final Profile into;
  private final List<Statement> statements = new ArrayList<>();

  StatementParser(JsonValues values, TreeParser methods, Profile into) {
    this.values = values;
    this.methods = methods;
    this.into = into;
  }

  /** Reads a field of a window; false where it is none of log statements. */
  boolean field(String name) throws IOException, DamagedLineException {
    switch (name) {
      case "statements" -> values.array(this::statement);
      case "loggedElsewhere" -> values.object(place -> table(into.statementsElsewhere(place)));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void statement() throws IOException, DamagedLineException {
    check(statements.size() < MAX_STATEMENTS, "more than " + MAX_STATEMENTS + " statements");
    check(values.json.currentToken() == JsonToken.START_ARRAY, "a statement is not an array");
    values.json.nextToken();
    String logger = values.string();
    values.json.nextToken();
    String level = values.string();
    values.json.nextToken();
    statements.add(new Statement(logger, level, values.string()));
    check(values.json.nextToken() == JsonToken.END_ARRAY, "a statement has more than three parts");
  }

  /** The statements of one place. */
  void table(StatementTable table) throws IOException, DamagedLineException {
    values.array(
        () -> {
          check(
              values.json.currentToken() == JsonToken.START_OBJECT
                  && "statement".equals(values.json.nextFieldName()),
              "figures of a statement without its number first");
          values.json.nextToken();
          long number = values.number();
          check(number < statements.size(), "a statement is named that is not in the line");
          StatementStats read = new StatementStats();
          values.fields(name -> figure(read, name));
          check(
              read.repeats <= read.emitted && read.requests <= read.emitted,
              "a statement repeats itself more often than it is emitted");
          table.of(statements.get((int) number)).add(read);
        });
  }

  private void figure(StatementStats stats, String name) throws IOException, DamagedLineException {
    switch (name) {
      case "emitted" -> stats.emitted = values.number();
      case "requests" -> stats.requests = values.number();
      case "repeats" -> stats.repeats = values.number();
      case "suppressed" -> stats.suppressed = values.number();
      case "guards" -> stats.guards = values.number();
      case "bytes" -> stats.bytes = values.number();
      case "nanos" -> stats.nanos = values.number();
      case "enqueueNanos" -> stats.enqueueNanos = values.number();
      case "writeNanos" -> stats.writeNanos = values.number();
      case "callers" -> callers(stats);
      default -> values.skip();
    }
  }

  private void callers(StatementStats stats) throws IOException, DamagedLineException {
    long[] pairs = values.numbers(2 * StatementStats.MAX_CALLERS);
    check(pairs.length % 2 == 0, "a caller without its count");
    for (int i = 0; i < pairs.length; i += 2) {
      stats.addCaller(methods.method(pairs[i]), pairs[i + 1]);
    }
  }
}
