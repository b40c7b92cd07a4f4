package io.hotpath.cli;

import io.hotpath.diff.DiffText;
import io.hotpath.diff.ProfileDiff;
import io.hotpath.diff.Threshold;
import io.hotpath.diff.Verdict;
import io.hotpath.html.HtmlReport;
import io.hotpath.text.Sort;
import io.hotpath.text.TopOptions;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code diff}: what changed between two profiles, and whether it is too much. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Compares two profiles: routes, queries and methods, weighted by the mix of routes before.",
      "With --fail-on the exit code is 3 when something got worse than allowed."
    })
final class DiffCommand implements Callable<Integer> {

  /** Forms of the report. */
  enum DiffFormat {
    TEXT,
    JSON,
    HTML
  }

  private final ReportOutput standard;
  private final Messages messages;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "BEFORE", description = "A profile file or folder.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "AFTER", description = "Likewise.")
  private Path after = Path.of("");

  @Option(
      names = "--fail-on",
      paramLabel = "THRESHOLD",
      description = {
        "Exit with 3 when it is exceeded, as 'p95>+10%%', 'each:queries>+1',"
            + " 'route=/cart:p50>250ms'. May be repeated."
      })
  private List<String> failOn = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Rows of each table. Default: 40 in text, all in JSON.")
  private @Nullable Integer limit;

  @Option(
      names = "--route",
      paramLabel = "TEXT",
      description =
          "Only routes that contain this text, or in which this regular expression is found.")
  private @Nullable String route;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default), json or html, a page for a browser that needs -o.")
  private DiffFormat format = DiffFormat.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write; without one, the standard output.")
  private @Nullable Path output;

  @Option(
      names = "--keep-going",
      description =
          "Report what is good although some lines are damaged. The exit code is still 1.")
  private boolean keepGoing;

  DiffCommand(OutputStream out, Messages messages) {
    standard = new ReportOutput(out, messages);
    this.messages = messages;
  }

  @Override
  public Integer call() {
    int rows = ReportOutput.rows(limit, format == DiffFormat.TEXT, spec);
    if (format == DiffFormat.HTML && output == null && spec != null) {
      throw new ParameterException(spec.commandLine(), "--format html needs -o FILE");
    }
    List<Threshold> thresholds = thresholds();
    Input first = read(before);
    Input second = read(after);
    if (!first.isUsable(keepGoing) || !second.isUsable(keepGoing)) {
      return Main.BAD_DATA;
    }
    TopOptions shown = new TopOptions(rows, Sort.TIME, route);
    ProfileDiff diff = ProfileDiff.of(first.merged(), second.merged(), shown::shows);
    List<Verdict> verdicts = thresholds.stream().map(one -> one.check(diff)).toList();
    boolean written = write(diff, verdicts, rows);
    verdicts.forEach(verdict -> verdict.notes().forEach(messages::add));
    verdicts.forEach(verdict -> verdict.breaches().forEach(messages::add));
    if (!written || first.damaged() + second.damaged() > 0) {
      return Main.BAD_DATA;
    }
    return verdicts.stream().anyMatch(one -> !one.breaches().isEmpty()) ? Main.EXCEEDED : Main.DONE;
  }

  private boolean write(ProfileDiff diff, List<Verdict> verdicts, int rows) {
    ReportOutput.Content<OutputStream> content =
        switch (format) {
          case JSON -> json -> DiffJson.write(diff, verdicts, rows, json);
          case HTML ->
              html ->
                  HtmlReport.write(
                      diff, verdicts.stream().flatMap(v -> v.breaches().stream()).toList(), html);
          case TEXT -> ReportOutput.text(text -> new DiffText(rows, text).write(diff));
        };
    return output == null
        ? standard.write(content)
        : new OutputFile(output, messages).write(content);
  }

  private List<Threshold> thresholds() {
    List<Threshold> thresholds = new ArrayList<>();
    for (String text : failOn) {
      try {
        thresholds.add(Threshold.parse(text));
      } catch (IllegalArgumentException e) {
        String message = "--fail-on " + e.getMessage();
        if (spec == null) {
          throw e;
        }
        throw new ParameterException(spec.commandLine(), message, e);
      }
    }
    return thresholds;
  }

  private Input read(Path named) {
    Input input = new Input(messages);
    input.read(List.of(named));
    return input;
  }
}
