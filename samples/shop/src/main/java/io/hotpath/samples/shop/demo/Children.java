package io.hotpath.samples.shop.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The JVMs of a demo. Whatever ends the demo, none of them outlives it. */
final class Children {
  private final List<ChildProcess> started = new ArrayList<>();

  Children() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::killAll, "demo-kill-children"));
  }

  /** Starts a main class of this class path in a JVM of its own. */
  ChildProcess start(Class<?> mainClass, List<String> options, Path directory, Pattern readyLine)
      throws IOException {
    String name = mainClass.getSimpleName();
    Files.createDirectories(directory);
    List<String> command = new ArrayList<>();
    command.add(javaCommand());
    command.addAll(options);
    command.add("-Ddemo.pid=" + ProcessHandle.current().pid());
    command.add("-Dshop.dir=" + directory);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass.getName());
    synchronized (started) {
      ChildProcess child =
          ChildProcess.start(name, command, directory.resolve("console.log"), readyLine);
      started.add(child);
      return child;
    }
  }

  /** The java of this JVM: a child must not run on whatever else is on the path. */
  static String javaCommand() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private void killAll() {
    synchronized (started) {
      started.forEach(ChildProcess::kill);
    }
  }
}
