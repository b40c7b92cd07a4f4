package io.hotpath.cli;

import io.hotpath.profile.Profile;
import io.hotpath.text.Sort;
import io.hotpath.text.TopOptions;
import io.hotpath.text.TopText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
final class TopCommand implements Callable<Integer> {

  private static final int MAX_ROUTES_NAMED = 10;

  /** Forms of the report. */
  enum Format {
    TEXT,
    JSON
  }

  private final OutputStream out;
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
      description = "Rows of each table. Default: 40 in text, all in JSON.")
  private @Nullable Integer limit;

  @Option(
      names = "--sort",
      paramLabel = "KEY",
      description = "time (default), cumulative, calls or name.")
  private Sort sort = Sort.TIME;

  @Option(
      names = "--route",
      paramLabel = "TEXT",
      description =
          "Only routes that contain this text, or in which this regular expression is" + " found.")
  private @Nullable String route;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private Format format = Format.TEXT;

  @Option(
      names = "--keep-going",
      description =
          "Report what is good although some lines are damaged. The exit code is still 1.")
  private boolean keepGoing;

  TopCommand(OutputStream out, Messages messages) {
    this.out = out;
    this.messages = messages;
  }

  @Override
  public Integer call() throws IOException {
    TopOptions options = options();
    Input input = new Input(messages);
    input.read(named);
    if (input.damaged() > 0 && !keepGoing) {
      messages.add("damaged files, no report; --keep-going reports what is good");
      return Main.BAD_DATA;
    }
    if (input.isEmpty()) {
      messages.add("nothing was measured in these files");
      return Main.BAD_DATA;
    }
    if (input.merged().routes().keySet().stream().noneMatch(options::shows) && route != null) {
      return noSuchRoute(input.merged());
    }
    boolean written = report(input, options);
    return written && input.damaged() == 0 ? Main.DONE : Main.BAD_DATA;
  }

  private TopOptions options() {
    int rows = limit != null ? limit : format == Format.JSON ? Integer.MAX_VALUE : 40;
    if (rows < 1 && spec != null) {
      throw new ParameterException(
          spec.commandLine(), "--limit is " + rows + ", allowed is 1 or more");
    }
    return new TopOptions(rows, sort, route);
  }

  private int noSuchRoute(Profile profile) {
    StringBuilder known = new StringBuilder();
    profile.routes().keySet().stream()
        .limit(MAX_ROUTES_NAMED)
        .forEach(name -> known.append(known.isEmpty() ? "" : ", ").append(name));
    String more = profile.routes().size() > MAX_ROUTES_NAMED ? ", ..." : "";
    messages.add("no route matches '" + route + "'; there are: " + known + more);
    return Main.USAGE;
  }

  /** False when the report could not be written, other than to a reader who has gone. */
  private boolean report(Input input, TopOptions options) {
    try {
      if (format == Format.JSON) {
        new TopJson(options).write(input.merged(), input.damaged(), out);
      } else {
        Writer text =
            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        new TopText(options).write(input.merged(), text);
        if (input.damaged() > 0) {
          text.append("Damaged: ").append(Long.toString(input.damaged()));
          text.append(" lines or files could not be read and are missing above\n");
        }
        text.flush();
      }
      out.flush();
      return true;
    } catch (IOException e) {
      if ("Broken pipe".equals(e.getMessage())) {
        return true;
      }
      messages.add("the report could not be written: " + e.getMessage());
      return false;
    }
  }
}
