package io.hotpath.benchmarks.log;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JVM that runs one statement of {@link LogBenchmark} whenever it is its turn. */
final class LogTurns implements AutoCloseable {

  private static final long TURN_NANOS = 20_000_000L;

  /**
   * Of one statement, in a turn.
   *
   * @param nanos CPU time of the thread that logs
   * @param bytes it allocated
   */
  record Cost(double nanos, double bytes) {}

  private final Process process;
  private final OutputStream turns;
  private final BufferedReader costs;

  private LogTurns(Process process) {
    this.process = process;
    this.turns = process.getOutputStream();
    this.costs =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }

  static LogTurns start(String library, String statement, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            LogTurns.class.getName(),
            library,
            statement));
    return new LogTurns(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  Cost turn() throws IOException {
    turns.write('\n');
    turns.flush();
    @Nullable String cost = costs.readLine();
    if (cost == null) {
      throw new IOException("the measured JVM has ended");
    }
    int space = cost.indexOf(' ');
    return new Cost(
        Double.parseDouble(cost.substring(0, space)), Double.parseDouble(cost.substring(space)));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Answers each byte of its input with the cost of a turn. */
  public static void main(String[] arguments) throws Exception {
    LogBenchmark benchmark = new LogBenchmark();
    benchmark.library = arguments[0];
    benchmark.configure();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    while (System.in.read() >= 0) {
      long bytes = threads.getCurrentThreadAllocatedBytes();
      long nanos = threads.getCurrentThreadCpuTime();
      long ends = System.nanoTime() + TURN_NANOS;
      long done = 0;
      do {
        done += run(benchmark, arguments[1]);
      } while (System.nanoTime() - ends < 0);
      nanos = threads.getCurrentThreadCpuTime() - nanos;
      bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
      System.out.println((double) nanos / done + " " + (double) bytes / done);
      System.out.flush();
    }
  }

  private static int run(LogBenchmark benchmark, String statement) throws Exception {
    switch (statement) {
      case "emitted" -> benchmark.emitted();
      case "refused" -> benchmark.refused();
      default -> benchmark.asked();
    }
    return statement.equals("emitted") ? LogBenchmark.WRITTEN : LogBenchmark.REFUSED;
  }
}
