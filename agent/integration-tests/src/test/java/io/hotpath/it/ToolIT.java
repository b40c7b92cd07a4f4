package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.it.budget.Greeting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that serves nobody and inherits the flag: a build step, a tool. */
@ExtendWith(ShowChildren.class)
final class ToolIT {

  @TempDir Path folder;

  @Test
  void tool_onOwnJdk_loadsNothingForRequestsOrLogs() throws Exception {
    loadsLittle(Jvm.own());
  }

  @Test
  void tool_onRecentJdk_loadsNothingForRequestsOrLogs() throws Exception {
    loadsLittle(Jvm.assumed(Jvm.recent()));
  }

  /** Each class that comes too early costs every such JVM; a lambda is written as well. */
  private void loadsLittle(Jvm jvm) throws IOException, InterruptedException {
    Path loaded = folder.resolve("loaded.log");
    List<String> command =
        List.of(
            jvm.java(),
            "-javaagent:" + Installation.JAR,
            "-Xlog:class+load:file=" + loaded,
            "-cp",
            Path.of("target", "test-classes").toString(),
            Greeting.class.getName());
    try (Child child = Child.start(command)) {
      assertThat(child.awaitExit()).as(child::described).isZero();
      assertThat(child.out()).contains(Greeting.TEXT);
      assertThat(child.err()).doesNotContain("hotpath: ");
    }

    assertThat(Files.readAllLines(loaded))
        .anyMatch(line -> line.contains("io.hotpath.agent.ClassSplice "))
        .noneMatch(line -> line.matches(".* io\\.hotpath\\.agent\\..*Lambda.*"))
        .noneMatch(line -> line.contains("io.hotpath.agent.shaded."))
        .noneMatch(line -> line.contains("io.hotpath.agent.recorder.Collector "))
        .noneMatch(line -> line.matches(".* io\\.hotpath\\.agent\\.[A-Za-z]+(Weaves|Readers) .*"))
        .noneMatch(line -> line.matches(".* io\\.hotpath\\.agent\\.(Servlet|Client)Hooks .*"));
  }
}
