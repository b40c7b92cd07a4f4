package io.hotpath.cli;

import io.hotpath.profile.Profile;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.QueryTotal;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.StatementStats;
import io.hotpath.profile.StatementTotal;
import io.hotpath.text.MethodRow;
import io.hotpath.text.MethodTable;
import io.hotpath.text.QueryOptions;
import io.hotpath.text.StatementOptions;
import io.hotpath.text.TopOptions;
import java.io.IOException;
import java.util.List;

/** The reports as tables for spreadsheets: figures as in the JSON, no advice, no trees. */
final class CsvReports {

  private CsvReports() {}

  /** A row for each method of each route; pseudo methods have no class. */
  static void top(Profile profile, TopOptions options, Appendable out) throws IOException {
    CsvTable table =
        new CsvTable(out)
            .head(
                "route",
                "requests",
                "class",
                "method",
                "file",
                "line",
                "calls",
                "primitiveCalls",
                "selfNanos",
                "cumulativeNanos",
                "selfEstimated",
                "cumulativeEstimated");
    for (RouteProfile route : profile.routes().values()) {
      if (options.shows(route.route())) {
        List<MethodRow> rows = MethodTable.of(route.tree()).rows(options.sort());
        for (MethodRow row : rows.subList(0, Math.min(rows.size(), options.limit()))) {
          table.text(route.route()).number(route.requests());
          table.text(row.method().type()).text(row.method().name());
          table.text(row.method().file()).number(row.method().line());
          table.number(row.calls()).number(row.primitiveCalls());
          table.number(row.selfNanos()).number(row.cumulativeNanos());
          table.flag(row.isSelfEstimated()).flag(row.isCumulativeEstimated()).end();
        }
      }
    }
  }

  /** A row for each query in each place. */
  static void queries(Profile profile, QueryOptions options, Appendable out) throws IOException {
    CsvTable table =
        new CsvTable(out)
            .head(
                "id",
                "namespace",
                "command",
                "shape",
                "place",
                "isRoute",
                "operations",
                "commands",
                "nanos",
                "p50Nanos",
                "p95Nanos",
                "p99Nanos",
                "maxNanos",
                "returned",
                "modified",
                "replyBytes",
                "varyingRequests",
                "varyingWastedNanos",
                "duplicateRequests");
    List<QueryTotal> queries = options.select(profile);
    for (QueryTotal query : queries.subList(0, Math.min(queries.size(), options.limit()))) {
      for (QueryTotal.Place place : query.places()) {
        QueryStats stats = place.stats();
        table.text(query.query().id()).text(query.query().namespace());
        table.text(query.query().command()).text(query.query().shape());
        table.text(place.name()).flag(place.route() != null);
        table.number(stats.operations()).number(stats.commands()).number(stats.nanos());
        table.number(stats.percentileNanos(50)).number(stats.percentileNanos(95));
        table.number(stats.percentileNanos(99)).number(stats.maxNanos());
        table.number(stats.returned()).number(stats.modified()).number(stats.replyBytes());
        table.number(stats.varying().requests()).number(stats.varying().wastedNanos());
        table.number(stats.duplicates().requests()).end();
      }
    }
  }

  /** A row for each log statement in each place. */
  static void statements(Profile profile, StatementOptions options, Appendable out)
      throws IOException {
    CsvTable table =
        new CsvTable(out)
            .head(
                "id",
                "logger",
                "level",
                "template",
                "place",
                "isRoute",
                "events",
                "requests",
                "repeats",
                "bytes",
                "nanos",
                "enqueueNanos",
                "writeNanos",
                "suppressedEstimate",
                "guardsEstimate");
    List<StatementTotal> all = options.select(profile);
    for (StatementTotal total : all.subList(0, Math.min(all.size(), options.limit()))) {
      for (StatementTotal.Place place : total.places()) {
        StatementStats stats = place.stats();
        table.text(total.statement().id()).text(total.statement().logger());
        table.text(total.statement().level()).text(total.statement().template());
        table.text(place.name()).flag(place.route() != null);
        table.number(stats.emitted()).number(stats.requests()).number(stats.repeats());
        table.number(stats.bytes()).number(stats.nanos()).number(stats.enqueueNanos());
        table.number(stats.writeNanos()).number(stats.suppressed()).number(stats.guards()).end();
      }
    }
  }
}
