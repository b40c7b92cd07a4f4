package io.hotpath.samples.shop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the demo as its users do, in a JVM of its own. */
@Timeout(60)
class DemoTest {
  @TempDir Path directory;

  @Test
  void demo_boundedRequests_endsWithoutErrors() throws Exception {
    Process demo = start("-Ddemo.requests=40", "-Ddemo.users=2");
    String output = output(demo);

    assertThat(demo.waitFor()).as(output).isZero();
    assertThat(output).contains("    40 requests", " 0 errors", "shop      http://127.0.0.1:");
  }

  @Test
  void demo_databaseMissing_showsTheShopsLastWords() throws Exception {
    Process demo = start("-Dmongo.uri=mongodb://127.0.0.1:1/shop?serverSelectionTimeoutMS=300");
    String output = output(demo);

    assertThat(demo.waitFor()).as(output).isEqualTo(1);
    assertThat(output).contains("demo failed: Shop ended before", "the shop cannot use mongodb:");
  }

  @Test
  void demo_agentMissing_saysSoBeforeStartingAnything() throws Exception {
    Process demo = start("-Dhotpath.agent=" + directory.resolve("missing.jar"));
    String output = output(demo);

    assertThat(demo.waitFor()).as(output).isEqualTo(1);
    assertThat(output).contains("missing.jar; build the agent first").doesNotContain("database");
  }

  @Test
  void demo_terminated_takesItsChildrenWithIt() throws Exception {
    Process demo = start("-Ddemo.seconds=50");
    List<ProcessHandle> children = awaitChildren(demo);

    demo.destroy();

    assertThat(demo.waitFor(10, TimeUnit.SECONDS)).isTrue();
    for (ProcessHandle child : children) {
      child.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  private Process start(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Children.javaCommand());
    command.addAll(List.of(options));
    command.add("-Ddemo.dir=" + directory);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Demo.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Also for the children: they start in half the time, and here that is all they do.
    builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    return builder.start();
  }

  private static String output(Process process) throws IOException {
    try (var reader = process.inputReader()) {
      return String.join("\n", reader.lines().toList());
    }
  }

  private static List<ProcessHandle> awaitChildren(Process demo) throws InterruptedException {
    while (demo.isAlive() && demo.children().count() < 2) {
      Thread.sleep(50);
    }
    List<ProcessHandle> children = demo.children().toList();
    assertThat(children).hasSize(2);
    return children;
  }
}
