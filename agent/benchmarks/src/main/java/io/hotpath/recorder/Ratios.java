package io.hotpath.recorder;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks and prints what a probe costs in units of P, a bare pair of {@link
 * System#nanoTime} readings in the same run: nanoseconds differ from host to host, ratios hardly.
 *
 * <p>Arguments: forks and iterations for each benchmark, default {@code 3 6}; then names of
 * benchmarks to run in place of all.
 */
public final class Ratios {

  private static final int WARM_UPS = 6;
  private static final long ITERATION_MILLIS = 300;

  /** Median and minimum of the iterations. */
  private record Figure(double nanos, double least, double bytes) {}

  private final Map<String, Figure> figures = new HashMap<>();
  private final PrintStream out;

  private Ratios(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws RunnerException {
    int forks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    int iterations = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 6;
    Ratios ratios = new Ratios(System.out);
    List<String> names = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      names.add(arguments[i]);
    }
    ratios.run(forks, iterations, names);
    ratios.print();
  }

  private void run(int forks, int iterations, List<String> names) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    for (String name : names) {
      options.include(name);
    }
    options
        // Means something beside the same without the agent only: LogRatios.
        .exclude("LogBenchmark")
        .addProfiler(CpuTime.class)
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .forks(forks)
        .warmupIterations(WARM_UPS)
        .warmupTime(TimeValue.milliseconds(ITERATION_MILLIS))
        .measurementIterations(iterations)
        .measurementTime(TimeValue.milliseconds(ITERATION_MILLIS))
        // Warm-up must not depend on how much CPU the compiler's threads get.
        .jvmArgsPrepend("-Xbatch", "-Xmx512m")
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
    for (RunResult result : new Runner(options.build()).run()) {
      String name = result.getParams().getBenchmark();
      int from = name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1;
      figures.put(name.substring(from).replace("Benchmark", ""), figure(result));
    }
  }

  private static Figure figure(RunResult result) {
    List<Double> nanos = new ArrayList<>();
    double bytes = 0;
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        nanos.add(score(iteration, CpuTime.NANOS));
        bytes += score(iteration, CpuTime.BYTES);
      }
    }
    nanos.sort(null);
    return new Figure(nanos.get(nanos.size() / 2), nanos.get(0), bytes / nanos.size());
  }

  private static double score(IterationResult iteration, String name) {
    return requireNonNull(iteration.getSecondaryResults().get(name)).getScore();
  }

  private void print() {
    out.printf(
        Locale.ROOT,
        "JDK %s, %s processors; CPU time of the benchmark's threads, median and (least)%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors());
    out.printf("%-44s %18s %16s  %s%n", "", "ns", "P", "aim");
    row("clock pair", "Probe.clockPair", null, "1 P by definition");
    row("timed call, recursion", "Probe.fibTimed", "Probe.fibBare", "<= 1.10 P");
    row("timed call, wide tree", "Probe.wideTimed", "Probe.wideBare", "<= 1.10 P");
    row("first call of a position, tree cleared", "Probe.wideFirst", "Probe.wideBare", "<= 1.30 P");
    row("counted call, recursion", "Probe.fibCounted", "Probe.fibBare", "<= 0.10 P");
    row("counted call, wide tree", "Probe.wideCounted", "Probe.wideBare", "<= 0.10 P");
    row("call in a loop, with a probe", "CallSite.loopProbed", "CallSite.loopUnseen", "<= 0.10 P");
    row(
        "call in a loop, counted by its caller",
        "CallSite.loopCounted",
        "CallSite.loopUnseen",
        "<= 0.02 P");
    row(
        "call in straight code, with a probe",
        "CallSite.twoProbed",
        "CallSite.twoUnseen",
        "<= 0.10 P");
    row(
        "call in straight code, counted by its caller",
        "CallSite.twoCounted",
        "CallSite.twoUnseen",
        "<= 0.02 P");
    row(
        "call under a condition, with a probe",
        "CallSite.eitherProbed",
        "CallSite.eitherUnseen",
        "<= 0.10 P");
    row(
        "call under a condition, counted by its caller",
        "CallSite.eitherCounted",
        "CallSite.eitherUnseen",
        "less than with a probe");
    row("idle call, recursion", "Probe.fibIdle", "Probe.fibBare", "<= 0.01 P");
    row("idle call, wide tree", "Probe.wideIdle", "Probe.wideBare", "<= 0.01 P");
    row("timed call, wide tree, 2 threads", "Probe.wideTimedByTwo", "Probe.wideBare", "as 1");
    row("empty request", "Request.empty", null, "<= 60 P");
    row("  of it reading the thread's clocks", "Request.meterPair", null, "system calls");
    row("quick empty request, CPU time of one in 32", "Request.emptyQuick", null, "<= 30 P");
    row("empty request, 2 threads", "Request.emptyByTwo", null, "as 1");
    row("request of 111 calls", "Request.wide", null, "");
    row("request of 111 calls, 2 threads", "Request.wideByTwo", null, "as 1");
    row("merge a finished tree, each node", "Fold.merge", null, "<= 0.2 P");
    row("name a window's tree, each node", "Fold.name", null, "once a window");
    bytes("bytes, empty request", "Request.empty");
    bytes("bytes, request of 111 calls", "Request.wide");
  }

  private void row(String title, String name, @Nullable String less, String aim) {
    Figure figure = figures.get(name);
    Figure bare = less == null ? new Figure(0, 0, 0) : figures.get(less);
    Figure pair = figures.get("Probe.clockPair");
    if (figure == null || bare == null || pair == null) {
      return;
    }
    double nanos = figure.nanos - bare.nanos;
    double least = figure.least - bare.least;
    out.printf(
        Locale.ROOT,
        "%-44s %8.2f (%7.2f) %7.3f (%6.3f)  %s%n",
        title,
        nanos,
        least,
        nanos / pair.nanos,
        least / pair.least,
        aim);
  }

  private void bytes(String title, String name) {
    Figure figure = figures.get(name);
    if (figure != null) {
      out.printf(Locale.ROOT, "%-44s %8.2f %28s  0%n", title, figure.bytes, "");
    }
  }
}
