package io.hotpath.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JVM of its own. What it writes goes to files in {@code target/children}; {@link ShowChildren}
 * shows them when a test fails. Closing kills it.
 */
final class Child implements AutoCloseable {

  private static final Path LOGS = Path.of("target", "children");
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final Queue<Child> STARTED = new ConcurrentLinkedQueue<>();
  private static final long START_SECONDS = 60;
  private static final long END_SECONDS = 20;

  private final List<String> command;
  private final Process process;
  private final Path out;
  private final Path err;

  private Child(List<String> command, Process process, Path out, Path err) {
    this.command = command;
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static Child start(List<String> command) throws IOException {
    return start(command, Path.of("").toAbsolutePath(), Map.of());
  }

  static Child start(List<String> command, Path folder, Map<String, String> environment)
      throws IOException {
    Files.createDirectories(LOGS);
    String name = ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet();
    Path out = LOGS.resolve(name + ".out").toAbsolutePath();
    Path err = LOGS.resolve(name + ".err").toAbsolutePath();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile());
    builder.environment().keySet().removeIf(key -> key.startsWith("HOTPATH_"));
    builder.environment().putAll(environment);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Child child = new Child(command, builder.start(), out, err);
    STARTED.add(child);
    return child;
  }

  /** Waits for text in the standard output and answers its first group. */
  String awaitOutput(String regex) throws IOException, InterruptedException {
    Pattern pattern = Pattern.compile(regex);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < end) {
      boolean ended = !process.isAlive();
      Matcher matcher = pattern.matcher(out());
      if (matcher.find()) {
        return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
      }
      if (ended) {
        throw new IllegalStateException("ended before it said " + regex + "\n" + described());
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("did not say " + regex + "\n" + described());
  }

  /** Waits until something is so; false if it does not come to be in time. */
  static boolean await(long seconds, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end) {
      if (condition.getAsBoolean()) {
        return true;
      }
      Thread.sleep(50);
    }
    return condition.getAsBoolean();
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Sends SIGTERM and answers the exit status. */
  int terminate() throws InterruptedException {
    process.destroy();
    return awaitExit();
  }

  /** Sends SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    int unused = awaitExit();
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("did not end\n" + described());
    }
    return process.exitValue();
  }

  String out() throws IOException {
    return Files.readString(out, UTF_8);
  }

  String err() throws IOException {
    return Files.readString(err, UTF_8);
  }

  /** The command and everything it wrote. */
  String described() {
    try {
      return String.join(" ", command)
          + (process.isAlive() ? "\nruns" : "\nended with " + process.exitValue())
          + "\nstdout: "
          + shortened(out())
          + "\nstderr: "
          + shortened(err());
    } catch (IOException e) {
      return String.join(" ", command) + "\n" + e;
    }
  }

  /** Forgets the children of tests before this one, and answers those since. */
  static List<Child> takeStarted() {
    List<Child> started = List.copyOf(STARTED);
    STARTED.removeIf(child -> !child.isAlive());
    return started;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static String shortened(String text) {
    int most = 10_000;
    return text.length() <= most ? text : "..." + text.substring(text.length() - most);
  }
}
