package io.hotpath.benchmarks.log;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What {@link LogBenchmark} costs with the packaged agent in units of what it costs without.
 *
 * <p>Three JVMs live at a time: bare, with the agent, and bare again. They work in turns of a
 * fiftieth of a second each, and each turn is compared with the turn beside it: on a machine that
 * others use too, forks that follow each other differ by more than what is looked for.
 *
 * <p>Arguments: the agent's jar; how many times three JVMs are started, default 3; turns of each,
 * default 150; then {@code library statement} to run in place of all.
 */
public final class LogRatios {

  private static final int WARM_UPS = 100;
  private static final List<String> LIBRARIES = List.of("logback", "log4j", "jul");
  private static final List<String> STATEMENTS = List.of("emitted", "refused", "asked");

  private final String agent;
  private final int triples;
  private final int turns;
  private final PrintStream out;

  private LogRatios(String agent, int triples, int turns, PrintStream out) {
    this.agent = agent;
    this.triples = triples;
    this.turns = turns;
    this.out = out;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("hotpath-bench");
    LogRatios ratios =
        new LogRatios(
            "-javaagent:" + arguments[0] + "=packages=no.such,requests=none,dir=" + folder,
            arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3,
            arguments.length > 2 ? Integer.parseInt(arguments[2]) : 150,
            System.out);
    ratios.out.printf(
        Locale.ROOT,
        "%-18s %9s %9s %8s %12s %8s %8s%n",
        "CPU time, bytes",
        "bare ns",
        "agent ns",
        "ratio",
        "bare again",
        "bare B",
        "agent B");
    if (arguments.length > 4) {
      ratios.run(arguments[3], arguments[4]);
      return;
    }
    for (String library : LIBRARIES) {
      for (String statement : STATEMENTS) {
        ratios.run(library, statement);
      }
    }
  }

  private void run(String library, String statement) throws Exception {
    List<Double> bare = new ArrayList<>();
    List<Double> woven = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    List<Double> noise = new ArrayList<>();
    double[] bytes = new double[2];
    for (int triple = 0; triple < triples; triple++) {
      try (LogTurns plain = LogTurns.start(library, statement, List.of());
          LogTurns hotpath = LogTurns.start(library, statement, List.of(agent));
          LogTurns again = LogTurns.start(library, statement, List.of())) {
        for (int turn = -WARM_UPS; turn < turns; turn++) {
          LogTurns.Cost first = plain.turn();
          LogTurns.Cost second = hotpath.turn();
          LogTurns.Cost third = again.turn();
          if (turn >= 0) {
            bare.add(first.nanos());
            woven.add(second.nanos());
            ratios.add(second.nanos() * 2 / (first.nanos() + third.nanos()));
            noise.add(third.nanos() / first.nanos());
            bytes = new double[] {first.bytes(), second.bytes()};
          }
        }
      }
    }
    out.printf(
        Locale.ROOT,
        "%-18s %9.2f %9.2f %8.3f %12.3f %8.2f %8.2f%n",
        library + " " + statement,
        median(bare),
        median(woven),
        median(ratios),
        median(noise),
        bytes[0],
        bytes[1]);
  }

  private static double median(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
