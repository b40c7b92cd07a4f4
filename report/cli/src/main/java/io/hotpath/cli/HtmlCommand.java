package io.hotpath.cli;

import io.hotpath.html.HtmlReport;
import io.hotpath.html.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code html}: all that is known, as one page for a browser. */
@Command(
    name = "html",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Writes one HTML file with all routes, their latencies, flame graphs, methods, slowest"
          + " requests and queries. It opens from disk and needs no network."
    })
final class HtmlCommand implements Callable<Integer> {

  private final Messages messages;

  @Parameters(
      paramLabel = "FILE-OR-FOLDER",
      arity = "1..*",
      description = "Profile files (.jsonl, .jsonl.gz), or folders of them. All are merged.")
  private List<Path> named = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The page to write; one that is there is replaced.")
  private Path output = Path.of("");

  @Option(
      names = "--keep-going",
      description =
          "Report what is good although some lines are damaged. The exit code is still 1.")
  private boolean keepGoing;

  HtmlCommand(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() throws IOException {
    Timeline timeline = new Timeline();
    Input input = new Input(messages, HtmlReport::kept, timeline::add);
    input.read(named);
    if (!input.isUsable(keepGoing)) {
      return Main.BAD_DATA;
    }
    boolean written =
        new OutputFile(output, messages)
            .write(out -> HtmlReport.write(input.merged(), timeline, input.damaged(), out));
    return written && input.damaged() == 0 ? Main.DONE : Main.BAD_DATA;
  }
}
