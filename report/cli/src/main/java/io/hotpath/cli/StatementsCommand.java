package io.hotpath.cli;

import io.hotpath.profile.Profile;
import io.hotpath.text.StatementOptions;
import io.hotpath.text.StatementSort;
import io.hotpath.text.StatementsText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code statements}: what the application logs, and which loggers are too talkative. */
@Command(
    name = "statements",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Shows the log statements by bytes, the routes and lines they come from, which loggers"
          + " should be raised, and what would vanish from the log then."
    })
final class StatementsCommand extends ReportCommand {

  @Option(names = "--sort", paramLabel = "KEY", description = "bytes (default), count or time.")
  private StatementSort sort = StatementSort.BYTES;

  StatementsCommand(OutputStream out, Messages messages) {
    super(out, messages);
  }

  @Override
  Report report(int rows, @Nullable String onlyRoute) {
    return new Statements(new StatementOptions(rows, sort, onlyRoute));
  }

  private record Statements(StatementOptions options) implements Report {

    @Override
    public boolean shows(String route) {
      return options.shows(route);
    }

    /** Work outside of requests counts as a route here. */
    @Override
    public Stream<String> routes(Profile profile) {
      return Stream.concat(
          profile.routes().keySet().stream(), profile.statementsElsewhere().keySet().stream());
    }

    @Override
    public void writeText(Profile profile, Appendable text) throws IOException {
      new StatementsText(options).write(profile, text);
    }

    @Override
    public void writeJson(Profile profile, long damaged, OutputStream json) throws IOException {
      new StatementsJson(options).write(profile, damaged, json);
    }

    @Override
    public void writeCsv(Profile profile, Appendable csv) throws IOException {
      CsvReports.statements(profile, options, csv);
    }
  }
}
