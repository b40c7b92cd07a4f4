package io.hotpath.profile;

import static io.hotpath.profile.JsonValues.check;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link QueryWriter} wrote, and refuses what contradicts itself. */
final class QueryParser {

  private static final int MAX_QUERIES = 100_000;
  private static final int MAX_INDEXES = 1_000;
  private static final int MAX_TEXTS = 1_000;

  private final JsonValues values;
  private final TreeParser methods;
  private final Profile into;
  private final List<Query> queries = new ArrayList<>();

  QueryParser(JsonValues values, TreeParser methods, Profile into) {
    this.values = values;
    this.methods = methods;
    this.into = into;
  }

  /** Reads a field of a window; false where it is none of queries. */
  boolean field(String name) throws IOException, DamagedLineException {
    switch (name) {
      case "queries" -> values.array(this::query);
      case "elsewhere" -> values.object(place -> table(into.elsewhere(place)));
      case "collections" -> values.object(this::collection);
      case "plans" -> values.array(this::plan);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void query() throws IOException, DamagedLineException {
    check(queries.size() < MAX_QUERIES, "more than " + MAX_QUERIES + " queries");
    check(values.json.currentToken() == JsonToken.START_ARRAY, "a query is not an array");
    values.json.nextToken();
    String namespace = values.string();
    values.json.nextToken();
    String command = values.string();
    values.json.nextToken();
    queries.add(new Query(namespace, command, values.string()));
    check(values.json.nextToken() == JsonToken.END_ARRAY, "a query has more than three parts");
  }

  private Query queryNumber() throws IOException, DamagedLineException {
    long number = values.number();
    check(number < queries.size(), "a query is named that is not in the line");
    return queries.get((int) number);
  }

  /** The queries of one place. */
  void table(QueryTable table) throws IOException, DamagedLineException {
    values.array(
        () -> {
          check(
              values.json.currentToken() == JsonToken.START_OBJECT
                  && "query".equals(values.json.nextFieldName()),
              "figures of a query without its number first");
          values.json.nextToken();
          QueryStats stats = table.of(queryNumber());
          QueryStats read = new QueryStats();
          values.fields(name -> figure(read, name));
          check(
              read.micros().getTotalCount() == read.operations,
              "micros counts other operations than the query");
          stats.add(read);
        });
  }

  private void figure(QueryStats stats, String name) throws IOException, DamagedLineException {
    switch (name) {
      case "operations" -> stats.operations = values.number();
      case "commands" -> stats.commands = values.number();
      case "statements" -> stats.statements = values.number();
      case "nanos" -> stats.nanos = values.number();
      case "maxNanos" -> stats.maxNanos = values.number();
      case "wallNanos" -> stats.wallNanos = values.number();
      case "wallOperations" -> stats.wallOperations = values.number();
      case "poolNanos" -> stats.poolNanos = values.number();
      case "poolOperations" -> stats.poolOperations = values.number();
      case "returned" -> stats.returned = values.number();
      case "modified" -> stats.modified = values.number();
      case "replyBytes" -> stats.replyBytes = values.number();
      case "longestIn" -> stats.longestIn = values.number();
      case "varying" -> stats.addVarying(repeats());
      case "duplicates" -> stats.addDuplicates(repeats());
      case "failures" -> values.object(failure -> stats.addFailure(failure, values.number()));
      case "callers" -> callers(stats);
      case "micros" -> RouteParser.latencies(values, stats.micros());
      default -> values.skip();
    }
  }

  private Repeats repeats() throws IOException, DamagedLineException {
    long[] four = values.numbers(4);
    check(four.length == 4, "repeats are not four numbers");
    return new Repeats(four[0], four[1], four[2], four[3]);
  }

  private void callers(QueryStats stats) throws IOException, DamagedLineException {
    long[] pairs = values.numbers(2 * QueryStats.MAX_CALLERS);
    check(pairs.length % 2 == 0, "a caller without its count");
    for (int i = 0; i < pairs.length; i += 2) {
      stats.addCaller(methods.method(pairs[i]), pairs[i + 1]);
    }
  }

  private void collection(String namespace) throws IOException, DamagedLineException {
    long[] millis = {0};
    String[] kind = {"collection"};
    List<IndexFacts> indexes = new ArrayList<>();
    values.object(
        name -> {
          switch (name) {
            case "millis" -> millis[0] = values.number();
            case "kind" -> kind[0] = values.string();
            case "indexes" -> values.array(() -> indexes.add(index(indexes.size())));
            default -> values.skip();
          }
        });
    into.addCollection(namespace, new CollectionFacts(millis[0], kind[0], indexes));
  }

  private IndexFacts index(int before) throws IOException, DamagedLineException {
    check(before < MAX_INDEXES, "more than " + MAX_INDEXES + " indexes");
    String[] text = {""};
    List<String> keys = new ArrayList<>();
    List<String> restricted = new ArrayList<>();
    boolean[] flags = {false, false};
    values.object(
        name -> {
          switch (name) {
            case "name" -> text[0] = values.string();
            case "keys" -> texts(keys);
            case "restricted" -> texts(restricted);
            case "unique" -> flags[0] = values.json.currentToken() == JsonToken.VALUE_TRUE;
            case "expires" -> flags[1] = values.json.currentToken() == JsonToken.VALUE_TRUE;
            default -> values.skip();
          }
        });
    check(keys.size() % 2 == 0, "a field of an index without its direction");
    List<IndexFacts.Key> fields = new ArrayList<>();
    for (int i = 0; i < keys.size(); i += 2) {
      fields.add(new IndexFacts.Key(keys.get(i), keys.get(i + 1)));
    }
    return new IndexFacts(text[0], fields, restricted, flags[0], flags[1]);
  }

  private void plan() throws IOException, DamagedLineException {
    Query[] query = {Query.OTHER};
    long[] millis = {0};
    List<String> stages = new ArrayList<>();
    List<String> indexes = new ArrayList<>();
    boolean[] filters = {false};
    values.object(
        name -> {
          switch (name) {
            case "query" -> query[0] = queryNumber();
            case "millis" -> millis[0] = values.number();
            case "stages" -> texts(stages);
            case "indexes" -> texts(indexes);
            case "filtersFetched" ->
                filters[0] = values.json.currentToken() == JsonToken.VALUE_TRUE;
            default -> values.skip();
          }
        });
    into.addPlan(query[0], new PlanFacts(millis[0], stages, indexes, filters[0]));
  }

  private void texts(List<String> into) throws IOException, DamagedLineException {
    values.array(
        () -> {
          check(into.size() < MAX_TEXTS, "more than " + MAX_TEXTS + " texts");
          into.add(values.string());
        });
  }
}
