package io.hotpath.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.it.apps.ServletApplication;
import io.hotpath.it.waits.WaitingServlet;
import io.hotpath.profile.CallNode;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.TimeParts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each method of a running application waits for is told apart. */
@ExtendWith(ShowChildren.class)
final class WaitsIT {

  private static final int REQUESTS = 15 * WaitingServlet.TOGETHER;

  /** Looks are chance, and on a busy machine a thread that has waited does not run at once. */
  private static final double MOST = 0.6;

  @Test
  void requests_waitForLocksAndMore_eachMethodSaysForWhat() throws Exception {
    askAndRead(Jvm.own());
  }

  @Test
  void requests_onARecentJvm_eachMethodSaysForWhat() throws Exception {
    askAndRead(Jvm.assumed(Jvm.recent()));
  }

  private static void askAndRead(Jvm jvm) throws Exception {
    Path folder = Profiles.newFolder();
    try (Server server = start(jvm, folder)) {
      ask(server);
      int unused = server.child().terminate();
    }

    RouteProfile route = requireNonNull(Recorded.in(folder).windows().routes().get("GET /app"));
    Map<String, CallNode> methods = new HashMap<>();
    route.tree().forEach(node -> methods.put(node.method().name(), node));
    assertThat(lockShare(methods, "waitForLock")).isGreaterThan(MOST);
    assertThat(lockShare(methods, "waitForMonitor")).isGreaterThan(MOST);
    assertThat(lockShare(methods, "compute")).isLessThan(1 - MOST);
    assertThat(waitShare(methods, "sleep")).isGreaterThan(MOST);
    assertThat(waitShare(methods, "waitForQueue")).isGreaterThan(MOST);
    assertThat(waitShare(methods, "compute")).isLessThan(1 - MOST);
    TimeParts parts = TimeParts.of(route);
    assertThat(parts.gcNanos()).isPositive().isLessThan(route.wallNanos());
    assertThat(parts.lockNanos()).isPositive();
    assertThat(Top.text(folder)).contains("of its time ms: running ~");
  }

  private static double lockShare(Map<String, CallNode> methods, String name) {
    CallNode node = requireNonNull(methods.get(name), name);
    return (double) node.lockNanos() / node.selfNanos();
  }

  private static double waitShare(Map<String, CallNode> methods, String name) {
    CallNode node = requireNonNull(methods.get(name), name);
    return (double) node.waitNanos() / node.selfNanos();
  }

  private static Server start(Jvm jvm, Path folder) throws Exception {
    Child child =
        Child.start(
            List.of(
                jvm.java(),
                "-javaagent:" + Installation.JAR + "=packages=io.hotpath.it.waits,dir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                ServletApplication.class.getName(),
                WaitingServlet.class.getName()));
    return Server.at(child, Integer.parseInt(child.awaitOutput("(?m)^ready (\\d+)$")));
  }

  private static void ask(Server server) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(WaitingServlet.TOGETHER);
    try {
      List<Future<?>> answers = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        answers.add(clients.submit(() -> server.get("/app")));
      }
      for (Future<?> answer : answers) {
        answer.get();
      }
    } finally {
      clients.shutdown();
    }
  }
}
