package io.hotpath.cli;

import io.hotpath.profile.Profile;
import io.hotpath.text.QueriesText;
import io.hotpath.text.QueryOptions;
import io.hotpath.text.QuerySort;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code queries}: what the application asks of its database, and what to do about it. */
@Command(
    name = "queries",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Shows the database queries by time, the routes and lines they come from, those that one"
          + " request repeats (N+1), and the indexes that would pay."
    })
final class QueriesCommand extends ReportCommand {

  @Option(
      names = "--sort",
      paramLabel = "KEY",
      description = "total (default), count, mean, p95, max or docs.")
  private QuerySort sort = QuerySort.TOTAL;

  QueriesCommand(OutputStream out, Messages messages) {
    super(out, messages);
  }

  @Override
  Report report(int rows, @Nullable String onlyRoute) {
    return new Queries(new QueryOptions(rows, sort, onlyRoute));
  }

  private record Queries(QueryOptions options) implements Report {

    @Override
    public boolean shows(String route) {
      return options.shows(route);
    }

    /** Work outside of requests counts as a route here. */
    @Override
    public Stream<String> routes(Profile profile) {
      return Stream.concat(
          profile.routes().keySet().stream(), profile.elsewhere().keySet().stream());
    }

    @Override
    public void writeText(Profile profile, Appendable text) throws IOException {
      new QueriesText(options).write(profile, text);
    }

    @Override
    public void writeJson(Profile profile, long damaged, OutputStream json) throws IOException {
      new QueriesJson(options).write(profile, damaged, json);
    }

    @Override
    public void writeCsv(Profile profile, Appendable csv) throws IOException {
      CsvReports.queries(profile, options, csv);
    }
  }
}
