package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Thread after thread, each for one request, in a small heap. */
@ExtendWith(ShowChildren.class)
final class VirtualThreadsIT {

  private static final int WARM_UP = 2_000;
  private static final int REQUESTS = 20_000;

  /** Recordings and trees that the agent keeps for the next requests. */
  private static final long POOLED = 256;

  @Test
  void requests_onVirtualThreads_leaveNothingBehind() throws Exception {
    Jvm jvm = Jvm.assumed(Jvm.recent());
    Path folder = Profiles.newFolder();
    long recordings;
    long trees;
    try (Server server =
        Server.start(
            jvm,
            Container.JETTY_EMBEDDED,
            Installation.AGENT,
            Map.of("dir", folder.toString(), "requests", "none", "window", "1s"),
            List.of("-Dvirtual=true", "-Xmx64m"))) {
      Load.run(server, 16, WARM_UP, VirtualThreadsIT::path, Load.status(200));

      Load.run(server, 16, REQUESTS, VirtualThreadsIT::path, Load.status(200));

      Thread.sleep(1_500);
      recordings = instances(jvm, server, "io.hotpath.agent.recorder.Recording");
      trees = instances(jvm, server, "io.hotpath.agent.recorder.CallTree");
      int unused = server.child().terminate();
    }

    Recorded recorded = Recorded.in(folder);
    assertThat(recorded.windows().requests()).isEqualTo(WARM_UP + REQUESTS);
    assertThat(recorded.windows().losses()).isEmpty();
    assertThat(recorded.windows().faults()).isEmpty();
    assertThat(recordings).isBetween(1L, POOLED + 16);
    assertThat(trees).isBetween(1L, POOLED + 16);
  }

  /** One in a hundred hands its work to a thread of its own. */
  private static String path(int number) {
    return number % 100 == 0 ? "/async-complete-early" : "/plain";
  }

  /** After a full collection. */
  private static long instances(Jvm jvm, Server server, String type)
      throws IOException, InterruptedException {
    Child jcmd =
        Child.start(
            List.of(jvm.tool("jcmd"), String.valueOf(server.child().pid()), "GC.class_histogram"));
    assertThat(jcmd.awaitExit()).isZero();
    Matcher line =
        Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(type) + "(\\s|$)")
            .matcher(jcmd.out());
    return line.find() ? Long.parseLong(line.group(1)) : 0;
  }
}
