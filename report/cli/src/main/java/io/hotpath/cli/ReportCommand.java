package io.hotpath.cli;

import io.hotpath.profile.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A verb that reads profile files, merges them and writes a report: what the verbs have in common
 * of options, messages and exit codes.
 */
abstract class ReportCommand implements Callable<Integer> {

  private static final int MAX_ROUTES_NAMED = 10;

  /** Forms of the report. */
  enum ReportFormat {
    TEXT,
    JSON,
    CSV
  }

  private final ReportOutput output;
  private final Messages messages;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "FILE-OR-FOLDER",
      arity = "1..*",
      description = "Profile files (.jsonl, .jsonl.gz), or folders of them. All are merged.")
  private List<Path> named = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Rows of each table. Default: 40 in text, all in JSON and CSV.")
  private @Nullable Integer limit;

  @Option(
      names = "--route",
      paramLabel = "TEXT",
      description =
          "Only routes that contain this text, or in which this regular expression is" + " found.")
  private @Nullable String route;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default), json or csv.")
  private ReportFormat format = ReportFormat.TEXT;

  @Option(
      names = "--keep-going",
      description =
          "Report what is good although some lines are damaged. The exit code is still 1.")
  private boolean keepGoing;

  ReportCommand(OutputStream out, Messages messages) {
    output = new ReportOutput(out, messages);
    this.messages = messages;
  }

  /** One kind of report, with the options given. */
  interface Report {

    /** Whether it is about this route. */
    boolean shows(String route);

    /** The routes that {@link #shows} can choose from. */
    Stream<String> routes(Profile profile);

    void writeText(Profile profile, Appendable text) throws IOException;

    void writeJson(Profile profile, long damaged, OutputStream json) throws IOException;

    void writeCsv(Profile profile, Appendable csv) throws IOException;
  }

  /**
   * The report that the options ask for.
   *
   * @param rows of each table, from 1
   */
  abstract Report report(int rows, @Nullable String onlyRoute);

  @Override
  public Integer call() throws IOException {
    Report report = report(ReportOutput.rows(limit, format == ReportFormat.TEXT, spec), route);
    Input input = new Input(messages);
    input.read(named);
    if (!input.isUsable(keepGoing)) {
      return Main.BAD_DATA;
    }
    List<String> routes = report.routes(input.merged()).toList();
    if (route != null && routes.stream().noneMatch(report::shows)) {
      return noSuchRoute(routes);
    }
    boolean written = write(input, report);
    return written && input.damaged() == 0 ? Main.DONE : Main.BAD_DATA;
  }

  private int noSuchRoute(List<String> routes) {
    String known = String.join(", ", routes.subList(0, Math.min(MAX_ROUTES_NAMED, routes.size())));
    String more = routes.size() > MAX_ROUTES_NAMED ? ", ..." : "";
    messages.add("no route matches '" + route + "'; there are: " + known + more);
    return Main.USAGE;
  }

  private boolean write(Input input, Report report) {
    if (format == ReportFormat.JSON) {
      return output.write(json -> report.writeJson(input.merged(), input.damaged(), json));
    }
    if (format == ReportFormat.CSV) {
      return output.writeText(csv -> report.writeCsv(input.merged(), csv));
    }
    return output.writeText(
        text -> {
          report.writeText(input.merged(), text);
          if (input.damaged() > 0) {
            text.append("Damaged: ").append(Long.toString(input.damaged()));
            text.append(" lines or files could not be read and are missing above\n");
          }
        });
  }
}
