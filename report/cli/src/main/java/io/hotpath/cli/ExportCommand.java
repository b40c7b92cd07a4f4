package io.hotpath.cli;

import io.hotpath.export.ExportFormat;
import io.hotpath.text.Sort;
import io.hotpath.text.TopOptions;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code export}: a profile for other tools. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Writes the profile in the format of another tool: flame graphs (collapsed), speedscope,"
          + " pprof, HdrHistogram's log (hlog), Prometheus or Flight Recorder (jfr)."
    })
final class ExportCommand implements Callable<Integer> {

  private final ReportOutput standard;
  private final Messages messages;

  @Parameters(
      paramLabel = "FILE-OR-FOLDER",
      arity = "1..*",
      description = "Profile files (.jsonl, .jsonl.gz), or folders of them. All are merged.")
  private List<Path> named = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      description = "collapsed, speedscope, pprof, hlog, prometheus or jfr.")
  private ExportFormat format = ExportFormat.COLLAPSED;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write; without one, the standard output.")
  private @Nullable Path output;

  @Option(
      names = "--route",
      paramLabel = "TEXT",
      description =
          "Only routes that contain this text, or in which this regular expression is found.")
  private @Nullable String route;

  @Option(
      names = "--keep-going",
      description =
          "Export what is good although some lines are damaged. The exit code is still 1.")
  private boolean keepGoing;

  ExportCommand(OutputStream out, Messages messages) {
    standard = new ReportOutput(out, messages);
    this.messages = messages;
  }

  @Override
  public Integer call() {
    Input input = new Input(messages);
    input.read(named);
    if (!input.isUsable(keepGoing)) {
      return Main.BAD_DATA;
    }
    TopOptions shown = new TopOptions(1, Sort.TIME, route);
    if (input.merged().routes().keySet().stream().noneMatch(shown::shows)) {
      messages.add(
          route == null ? "there is no route to export" : "no route matches '" + route + "'");
      return route == null ? Main.BAD_DATA : Main.USAGE;
    }
    ReportOutput.Content<OutputStream> content =
        out -> format.write(input.merged(), shown::shows, out);
    boolean written =
        output == null ? standard.write(content) : new OutputFile(output, messages).write(content);
    return written && input.damaged() == 0 ? Main.DONE : Main.BAD_DATA;
  }
}
