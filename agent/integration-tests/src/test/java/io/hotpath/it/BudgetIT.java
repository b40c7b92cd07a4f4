package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.it.apps.ServletApplication;
import io.hotpath.it.budget.BusyServlet;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Skipped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application of many quick calls loses probes while it runs, and no counts. */
@ExtendWith(ShowChildren.class)
final class BudgetIT {

  private static final String REMOVED = "probe removed, it cost more than budget allows: ";
  private static final String COUNTED = REMOVED + "counted where it is called";
  private static final String UNSEEN = REMOVED + "no longer seen";

  /** At least these; which of the others go depends on how fast the machine is. */
  private static final Set<String> KNOWN =
      Set.of("Work.mix", "Wheel.turn", "Work.check", "Work.part");

  /** Called by a method handle, by the JDK, by itself. */
  private static final Set<String> UNKNOWN = Set.of("Work.negate", "Work.compare", "Work.deep");

  private static final int PATIENCE_SECONDS = 60;

  /** No window has two requests then: they are few, too, by what probes cost before the JIT. */
  private static final int FEW_MILLIS = 1_200;

  private final String expected = BusyServlet.answer();
  private int requests;

  @Test
  void quickMethods_beyondTheBudget_loseProbesAndAreStillCountedByTheirCallers() throws Exception {
    run(Jvm.own());
  }

  @Test
  void quickMethods_onRecentJdk_loseProbesAndAreStillCountedByTheirCallers() throws Exception {
    run(Jvm.assumed(Jvm.recent()));
  }

  private void run(Jvm jvm) throws Exception {
    Path folder = Profiles.newFolder();
    try (Server server = start(jvm, folder)) {
      askUntil(server, 0, () -> isSettled(folder));
      long compared = compared(folder);
      askUntil(server, FEW_MILLIS, () -> compared(folder) > compared);
      int unused = server.child().terminate();
    }

    Recorded recorded = Recorded.in(folder);
    Top top = Top.json(folder);
    assertThat(recorded.damages()).isEmpty();
    assertThat(top.faults()).isEmpty();
    assertThat(skipped(folder, COUNTED)).containsAll(KNOWN).doesNotContainAnyElementsOf(UNKNOWN);
    assertThat(skipped(folder, UNSEEN)).containsAll(UNKNOWN).doesNotContainAnyElementsOf(KNOWN);
    assertThat(top.requests()).isEqualTo(requests);
    assertThat(top.calls())
        .as("every call of the whole run, with a probe and without")
        .containsEntry("Work.mix", (long) requests * BusyServlet.CALLS)
        .containsEntry("Wheel.turn", (long) requests * BusyServlet.CALLS)
        .containsEntry("Work.check", (long) requests * (BusyServlet.CALLS + BusyServlet.STEPS))
        .containsEntry("Work.part", requests * BusyServlet.parts())
        .containsEntry("Work.some", requests * 3L * BusyServlet.STEPS / 2);
    assertSmallOnesAreCounted(recorded.each());
    assertThat(top.calls().get("Work.deep"))
        .as("only those that were seen")
        .isLessThan((long) requests * BusyServlet.DEEP_CALLS);
  }

  /** Of methods that never had a probe: from some window on, all calls. */
  private static void assertSmallOnesAreCounted(List<Profile> windows) {
    List<Long> next = missing(windows, "Work.next", BusyServlet.STEPS + 2);
    List<Long> value = missing(windows, "Small.value", BusyServlet.STEPS / 2 + 2);

    assertThat(next).as("calls that a window lacks").contains(0L);
    int from = next.indexOf(0L);
    assertThat(next.subList(from, next.size())).containsOnly(0L);
    assertThat(value.subList(from, value.size())).containsOnly(0L);
    assertThat(calls(windows.get(windows.size() - 1), "Small.other"))
        .as("which of two is called is not known from the call")
        .isZero();
  }

  private static List<Long> missing(List<Profile> windows, String method, long aRequest) {
    return windows.stream()
        .map(window -> window.requests() * aRequest - calls(window, method))
        .toList();
  }

  private static long calls(Profile window, String method) {
    return window.routes().values().stream()
        .mapToLong(route -> Calls.counts(route.tree()).getOrDefault(method, 0L))
        .sum();
  }

  private static Server start(Jvm jvm, Path folder) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(jvm.java());
    command.add(
        "-javaagent:"
            + Installation.JAR
            + "=window=1s,budget=3%,budget.quiet=1s,requests=none,packages=io.hotpath.it.budget,dir="
            + folder);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            ServletApplication.class.getName(),
            BusyServlet.class.getName()));
    Child child = Child.start(command);
    return Server.at(child, Integer.parseInt(child.awaitOutput("(?m)^ready (\\d+)$")));
  }

  /** Asks one at a time. */
  private void askUntil(Server server, int pauseMillis, Callable<Boolean> reached)
      throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!reached.call()) {
      assertThat(System.nanoTime()).as(server.child()::described).isLessThan(end);
      for (int i = 0; i < (pauseMillis == 0 ? 10 : 1); i++) {
        assertThat(server.send(server.keptAlive("/app").GET().build()).body())
            .asString()
            .isEqualTo(expected);
        requests++;
      }
      Thread.sleep(pauseMillis);
    }
  }

  private static boolean isSettled(Path folder) throws IOException {
    return skipped(folder, COUNTED).containsAll(KNOWN)
        && skipped(folder, UNSEEN).containsAll(UNKNOWN);
  }

  /** Methods without a probe for this reason, as far as windows say. */
  private static Set<String> skipped(Path folder, String reason) throws IOException {
    if (Profiles.lines(folder) <= 0) {
      return Set.of();
    }
    Skipped skipped = Recorded.in(folder).windows().skipped().get(reason);
    return skipped == null
        ? Set.of()
        : skipped.names().stream().map(BudgetIT::shortName).collect(Collectors.toSet());
  }

  /** From {@code io.hotpath.it.budget.Work.mix (5 calls until then, 3% of all)}. */
  private static String shortName(String skipped) {
    return skipped.replaceFirst(" .*", "").replace(BusyServlet.class.getPackageName() + ".", "");
  }

  /** Calls of a method that callers cannot count. */
  private static long compared(Path folder) throws IOException {
    return Recorded.in(folder).windows().routes().values().stream()
        .mapToLong(route -> Calls.counts(route.tree()).getOrDefault("Work.compare", 0L))
        .sum();
  }
}
