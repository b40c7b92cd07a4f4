package io.hotpath.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.advice.Advice;
import io.hotpath.advice.level.LevelAdvice;
import io.hotpath.profile.CallNode;
import io.hotpath.profile.Profile;
import io.hotpath.profile.QueryTotal;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.StatementTotal;
import io.hotpath.text.DailyRate;
import io.hotpath.text.QueriesText;
import io.hotpath.text.StatementOptions;
import io.hotpath.text.StatementSort;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that a page shows, as one JSON object. Units: nanoseconds, bytes, ISO dates. */
final class PageData {

  /** Positions of the merged trees of all routes together, the dearest. */
  static final int MAX_POSITIONS = 150_000;

  /** Positions of the trees of all single requests together. */
  private static final int MAX_REQUEST_POSITIONS = 100_000;

  private static final Comparator<QueryTotal> DEAREST_QUERY =
      Comparator.comparingLong((QueryTotal query) -> query.stats().nanos())
          .reversed()
          .thenComparing(QueryTotal::query);

  private static final StatementOptions LOUDEST_STATEMENTS =
      new StatementOptions(StatementsData.MAX_STATEMENTS, StatementSort.BYTES, null);

  private static final Comparator<RouteProfile> DEAREST_ROUTE =
      Comparator.comparingLong(RouteProfile::wallNanos)
          .reversed()
          .thenComparing(RouteProfile::route);

  private final Profile profile;
  private final Timeline timeline;
  private final List<RouteProfile> routes;
  private final List<QueryTotal> queries;
  private final List<StatementTotal> statements;
  private final Texts texts = new Texts();
  private final TreesData trees;

  PageData(Profile profile, Timeline timeline) {
    this.profile = profile;
    this.timeline = timeline;
    routes = profile.routes().values().stream().sorted(DEAREST_ROUTE).toList();
    queries =
        QueryTotal.of(profile, place -> true).stream()
            .sorted(DEAREST_QUERY)
            .limit(QueriesData.MAX_QUERIES)
            .toList();
    statements =
        LOUDEST_STATEMENTS.select(profile).stream().limit(StatementsData.MAX_STATEMENTS).toList();
    trees =
        new TreesData(
            texts,
            queries.stream().map(QueryTotal::query).toList(),
            statements.stream().map(StatementTotal::statement).toList());
  }

  void write(long damaged, OutputStream out) throws IOException {
    try (JsonGenerator json = PageJson.open(out)) {
      json.writeStartObject();
      json.writeNumberField("v", 1);
      TrustData.write(profile, damaged, json);
      long least = leastNanos();
      json.writeNumberField("leastNanos", least);
      new RoutesData(trees, least, leastOfRequests()).write(routes, json);
      writeTimeline(json);
      Map<String, Integer> numbers = new HashMap<>();
      routes.forEach(route -> numbers.put(route.route(), numbers.size()));
      writeQueries(numbers, json);
      writeStatements(numbers, json);
      trees.write(json);
      texts.write("texts", json);
      json.writeEndObject();
    }
  }

  private long leastNanos() {
    TreeCut.LongTimes times = new TreeCut.LongTimes();
    for (RouteProfile route : routes) {
      times.add(route.tree());
      CallNode sampled = route.sampledTree();
      if (sampled != null) {
        times.add(sampled);
      }
    }
    return TreeCut.leastKept(times, MAX_POSITIONS);
  }

  private long leastOfRequests() {
    TreeCut.LongTimes times = new TreeCut.LongTimes();
    for (RouteProfile route : routes) {
      route.slowest().forEach(request -> times.add(request.tree()));
    }
    return TreeCut.leastKept(times, MAX_REQUEST_POSITIONS);
  }

  private void writeQueries(Map<String, Integer> numbers, JsonGenerator json) throws IOException {
    Advice advice = QueriesText.advise(profile, queries);
    new QueriesData(profile, queries, numbers, trees).write(advice, json);
  }

  private void writeStatements(Map<String, Integer> numbers, JsonGenerator json)
      throws IOException {
    LevelAdvice advice = LOUDEST_STATEMENTS.advise(profile, statements);
    new StatementsData(statements, numbers, trees).write(advice, DailyRate.of(profile), json);
  }

  /** Slots without a request have -1 as their p95. */
  private void writeTimeline(JsonGenerator json) throws IOException {
    Map<Integer, Timeline.Slot> slots = timeline.slots();
    json.writeObjectFieldStart("timeline");
    json.writeNumberField("start", timeline.startMillis());
    json.writeNumberField("width", timeline.widthMillis());
    LongColumn all = new LongColumn();
    LongColumn requests = new LongColumn();
    LongColumn lines = new LongColumn();
    LongColumn counts = new LongColumn();
    for (int i = 0; i < timeline.count(); i++) {
      Timeline.Slot slot = slots.get(i);
      add(slot == null ? null : slot.all, all, requests);
    }
    for (RouteProfile route : routes) {
      for (int i = 0; i < timeline.count(); i++) {
        Timeline.Slot slot = slots.get(i);
        add(slot == null ? null : slot.routes.get(route.route()), lines, counts);
      }
    }
    all.write("p95", json);
    requests.write("requests", json);
    lines.write("routeP95", json);
    counts.write("routeRequests", json);
    json.writeEndObject();
  }

  private static void add(@Nullable LatencyCounts latencies, LongColumn p95, LongColumn requests) {
    p95.add(latencies == null ? -1 : latencies.percentileNanos(95));
    requests.add(latencies == null ? 0 : latencies.total());
  }
}
