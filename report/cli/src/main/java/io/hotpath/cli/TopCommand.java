package io.hotpath.cli;

import io.hotpath.profile.Profile;
import io.hotpath.text.Sort;
import io.hotpath.text.TopOptions;
import io.hotpath.text.TopText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code top}: the methods, callers and trees where the requests' time goes. */
@Command(
    name = "top",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Shows for each route where the time goes: methods by internal time, their callers, the call"
          + " tree, the slowest requests."
    })
final class TopCommand extends ReportCommand {

  @Option(
      names = "--sort",
      paramLabel = "KEY",
      description = "time (default), cumulative, calls or name.")
  private Sort sort = Sort.TIME;

  TopCommand(OutputStream out, Messages messages) {
    super(out, messages);
  }

  @Override
  Report report(int rows, @Nullable String onlyRoute) {
    return new Top(new TopOptions(rows, sort, onlyRoute));
  }

  private record Top(TopOptions options) implements Report {

    @Override
    public boolean shows(String route) {
      return options.shows(route);
    }

    @Override
    public Stream<String> routes(Profile profile) {
      return profile.routes().keySet().stream();
    }

    @Override
    public void writeText(Profile profile, Appendable text) throws IOException {
      new TopText(options).write(profile, text);
    }

    @Override
    public void writeJson(Profile profile, long damaged, OutputStream json) throws IOException {
      new TopJson(options).write(profile, damaged, json);
    }

    @Override
    public void writeCsv(Profile profile, Appendable csv) throws IOException {
      CsvReports.top(profile, options, csv);
    }
  }
}
