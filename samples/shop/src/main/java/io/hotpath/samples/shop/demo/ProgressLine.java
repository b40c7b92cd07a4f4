package io.hotpath.samples.shop.demo;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Shows how far the load is: one line kept up to date on a terminal, else a line now and then. */
final class ProgressLine {
  private static final Duration WITHOUT_TERMINAL = Duration.ofSeconds(5);

  private final PrintStream out;
  private final boolean terminal;
  private Duration next = WITHOUT_TERMINAL;

  ProgressLine(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void show(LoadTally tally) {
    if (terminal) {
      out.print("\r" + describe(tally));
      out.flush();
    } else if (tally.elapsed().compareTo(next) >= 0) {
      out.println(describe(tally));
      next = next.plus(WITHOUT_TERMINAL);
    }
  }

  void finish(LoadTally tally) {
    out.println((terminal ? "\r" : "") + describe(tally));
  }

  /** Whether a person watches; from JDK 22 on there is a console even when none does. */
  @SuppressWarnings("SystemConsoleNull") // Asked twice: isTerminal() is missing before JDK 22.
  static boolean onTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException beforeJdk22) {
      return true;
    } catch (ReflectiveOperationException noAnswer) {
      return false;
    }
  }

  private static String describe(LoadTally tally) {
    double seconds = Math.max(0.001, tally.elapsed().toMillis() / 1000.0);
    return String.format(
        Locale.ROOT,
        "%4.0f s  %6d requests  %5.0f requests/s  %d errors",
        seconds,
        tally.requests(),
        tally.requests() / seconds,
        tally.errors());
  }
}
