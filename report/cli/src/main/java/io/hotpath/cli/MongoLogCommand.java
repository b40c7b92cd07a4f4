package io.hotpath.cli;

import io.hotpath.advice.Advice;
import io.hotpath.cli.ReportOutput.Format;
import io.hotpath.mongolog.AppQueries;
import io.hotpath.mongolog.LogAdvice;
import io.hotpath.mongolog.LogDigest;
import io.hotpath.mongolog.LogReader;
import io.hotpath.mongolog.LogReader.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code mongo-log}: the slow operations of MongoDB servers, by shape. */
@Command(
    name = "mongo-log",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Digests slow operations of MongoDB server logs and profiler dumps by the shape of the query,"
          + " and suggests indexes. Profiles among the files say which routes and lines ask it."
    })
final class MongoLogCommand implements Callable<Integer> {

  private final ReportOutput output;
  private final Messages messages;
  private final boolean terminal;
  private final LongSupplier nanos;
  private final List<Path> profiles = new ArrayList<>();
  private final List<Path> logs = new ArrayList<>();
  private boolean bad;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Server logs (JSON of 4.4 and later, text of 3.6 to 4.2), dumps of system.profile (.bson),"
              + " profiles of the application or folders of them; each as it is or as .gz.")
  private List<Path> named = List.of();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private Format format = Format.TEXT;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Shapes shown. Default: 40 in text, all in JSON.")
  private @Nullable Integer limit;

  @Option(
      names = "--sort",
      paramLabel = "KEY",
      description = "total (default), count, mean, max or docs.")
  private LogSort sort = LogSort.TOTAL;

  /**
   * Makes the command.
   *
   * @param terminal whether a human looks at stderr
   * @param nanos the time
   */
  MongoLogCommand(OutputStream out, Messages messages, boolean terminal, LongSupplier nanos) {
    output = new ReportOutput(out, messages);
    this.messages = messages;
    this.terminal = terminal;
    this.nanos = nanos;
  }

  @Override
  public Integer call() throws IOException {
    int rows = ReportOutput.rows(limit, format == Format.TEXT, spec);
    named.forEach(this::sortOut);
    LogDigest digest = digest();
    AppQueries app = app();
    if (digest.operations() == 0) {
      sayNothingFound(digest);
      return Main.BAD_DATA;
    }
    boolean written = report(digest, app, rows);
    return written && !bad ? Main.DONE : Main.BAD_DATA;
  }

  /** In one line; not when it was said already that there is no file. */
  private void sayNothingFound(LogDigest digest) {
    if (bad && digest.lines() == 0) {
      return;
    }
    StringJoiner skipped = new StringJoiner(", ", "; skipped: ", "");
    skipped.setEmptyValue("");
    digest.skipped().forEach((reason, count) -> skipped.add(count + " " + reason));
    messages.add(
        "no slow operation in "
            + digest.lines()
            + " lines or documents"
            + skipped
            + "; this verb reads logs of MongoDB servers from 3.6 on and dumps of system.profile");
  }

  private void sortOut(Path path) {
    try {
      boolean profile = Files.isDirectory(path) || LogReader.content(path) == Content.PROFILE;
      List<Path> kind = profile ? profiles : logs;
      if (!kind.contains(path)) {
        kind.add(path);
      }
    } catch (IOException e) {
      bad(path, e);
    }
  }

  private LogDigest digest() {
    LogDigest digest = new LogDigest();
    Progress progress = new Progress(messages, terminal, nanos);
    LogReader reader = new LogReader(digest, progress);
    for (Path log : logs) {
      try {
        String damage = reader.read(log);
        if (damage != null) {
          bad = true;
          messages.line(log + ": " + damage);
        }
      } catch (IOException e) {
        bad(log, e);
      }
    }
    progress.end();
    return digest;
  }

  private void bad(Path path, IOException e) {
    bad = true;
    String what = "not readable: " + e.getMessage();
    if (e instanceof NoSuchFileException) {
      what = "no such file or folder";
    } else if (e instanceof AccessDeniedException) {
      what = "not readable: permission denied";
    }
    messages.line(path + ": " + what);
  }

  private @Nullable AppQueries app() {
    if (profiles.isEmpty()) {
      return null;
    }
    Input input = new Input(messages);
    input.read(profiles);
    bad |= input.damaged() > 0;
    return new AppQueries(input.merged());
  }

  private boolean report(LogDigest digest, @Nullable AppQueries app, int rows) {
    Advice advice = LogAdvice.of(digest, app);
    return format == Format.JSON
        ? output.write(json -> new MongoLogJson(sort, rows).write(digest, app, advice, json))
        : output.writeText(text -> new MongoLogText(sort, rows, text).write(digest, app, advice));
  }
}
