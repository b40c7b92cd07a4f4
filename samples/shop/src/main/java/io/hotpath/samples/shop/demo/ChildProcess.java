package io.hotpath.samples.shop.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JVM the demo has started. Copies its output to a log and waits for the line that says ready.
 */
final class ChildProcess {
  private static final int TAIL_LINES = 20;

  private final String name;
  private final Process process;
  private final Path log;
  private final Pattern readyLine;
  private final CompletableFuture<String> ready = new CompletableFuture<>();
  private final Deque<String> tail = new ArrayDeque<>();
  private final Thread reader;

  private ChildProcess(String name, Process process, Path log, Pattern readyLine) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.readyLine = readyLine;
    this.reader = new Thread(this::copyOutput, "output of " + name);
  }

  /** Starts a process; the first group of the pattern is what {@link #awaitReady} returns. */
  static ChildProcess start(String name, List<String> command, Path log, Pattern readyLine)
      throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    ChildProcess child = new ChildProcess(name, process, log, readyLine);
    child.reader.setDaemon(true);
    child.reader.start();
    return child;
  }

  String awaitReady(Duration timeout) throws DemoFailure, InterruptedException {
    try {
      return ready.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException died) {
      throw new DemoFailure(name + " ended before it was ready, " + describeEnd());
    } catch (TimeoutException late) {
      throw new DemoFailure(
          name + " was not ready after " + timeout.toSeconds() + " s, " + describeEnd());
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The end of the child's output and where the rest of it is, for a message. */
  String describeEnd() {
    synchronized (tail) {
      return "log " + log + " ends with:\n  " + String.join("\n  ", tail);
    }
  }

  /** Asks the child to stop and waits for it; whether it did so in time and of its own accord. */
  boolean stop(Duration timeout) throws InterruptedException {
    process.destroy();
    boolean stopped = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    if (!stopped) {
      kill();
    }
    reader.join(timeout.toMillis());
    return stopped;
  }

  void kill() {
    process.destroyForcibly();
  }

  private void copyOutput() {
    try (BufferedWriter copy = Files.newBufferedWriter(log);
        var output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        copy.write(line);
        copy.newLine();
        copy.flush();
        take(line);
      }
      ready.completeExceptionally(new IOException("the output has ended"));
    } catch (IOException failure) {
      // Also when the child is killed while its output is read.
      ready.completeExceptionally(failure);
    }
  }

  private void take(String line) {
    synchronized (tail) {
      tail.addLast(line);
      if (tail.size() > TAIL_LINES) {
        tail.removeFirst();
      }
    }
    Matcher matcher = readyLine.matcher(line);
    if (matcher.find()) {
      ready.complete(matcher.group(1));
    }
  }
}
