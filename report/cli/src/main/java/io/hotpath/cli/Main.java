package io.hotpath.cli;

import io.hotpath.text.TerminalText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Entry of the command line. What it writes is UTF-8 without colours, whatever the terminal.
 *
 * <p>Called by the JVM through {@link #main}, and by tests through {@link #run}, which neither
 * exits nor touches the process's streams.
 */
@Command(
    name = "java -jar hotpath-agent.jar",
    description = "Reads the profiles that the Hotpath agent and filters write.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:bad data: each on stderr as file:line: what",
      "2:wrong usage",
      "3:a threshold of --fail-on is exceeded"
    },
    subcommands = {
      TopCommand.class,
      QueriesCommand.class,
      MongoLogCommand.class,
      StatementsCommand.class,
      HtmlCommand.class,
      DiffCommand.class,
      ExportCommand.class
    })
public final class Main {

  static final int DONE = 0;
  static final int BAD_DATA = 1;
  static final int USAGE = 2;
  static final int EXCEEDED = 3;

  private Main() {}

  public static void main(String[] args) {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    System.exit(run(args, out, new PrintStream(err, true, StandardCharsets.UTF_8)));
  }

  /**
   * Runs one command.
   *
   * @param out for results; flushed, not closed
   * @param err for messages, each one line
   * @return the exit code
   */
  public static int run(String[] args, OutputStream out, PrintStream err) {
    Messages messages = new Messages(err);
    CommandLine line =
        new CommandLine(new Main(), new Commands(out, messages))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
            .setExpandAtFiles(false)
            .setUsageHelpWidth(100)
            .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
            .setParameterExceptionHandler((wrong, given) -> usage(wrong, messages))
            .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, messages));
    if (args.length == 0) {
      line.usage(line.getErr());
      return USAGE;
    }
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      messages.add(
          "not enough memory for these files: give more with java -Xmx, or read fewer at once");
      return BAD_DATA;
    }
  }

  private static int usage(ParameterException wrong, Messages messages) {
    CommandLine command = wrong.getCommandLine();
    String what = wrong.getMessage();
    if (wrong instanceof UnmatchedArgumentException unmatched && command.getParent() == null) {
      what = "unknown verb or option '" + unmatched.getUnmatched().get(0) + "'";
    }
    String name = command.getCommandSpec().qualifiedName();
    messages.add(what + " (" + name + " --help says more)");
    return USAGE;
  }

  private static int failed(Exception failure, Messages messages) {
    messages.add(
        "internal error, please report it: "
            + TerminalText.escape(failure.toString())
            + where(failure));
    return BAD_DATA;
  }

  private static String where(Exception failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? "" : " at " + trace[0];
  }
}
