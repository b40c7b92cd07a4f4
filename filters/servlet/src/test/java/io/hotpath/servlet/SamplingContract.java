package io.hotpath.servlet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.servlet.sample.StackSampler;
import io.hotpath.text.TopOptions;
import io.hotpath.text.TopText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jdk.jfr.FlightRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sampled call trees in one container. */
abstract class SamplingContract {

  private static final long BURN_NANOS = 120_000_000;

  private final Container.Kind kind;

  SamplingContract(Container.Kind kind) {
    this.kind = kind;
  }

  private Profile burn(Path folder, Map<String, String> options, int rounds) throws Exception {
    Map<String, String> params = new HashMap<>(options);
    params.put("dir", folder.resolve("profiles").toString());
    Site site = new Site().profiled(params);
    site.page("/first", (request, response) -> response.getWriter().print(burnFirst()));
    site.page("/second", (request, response) -> response.getWriter().print(burnSecond()));
    try (Container container = kind.start(site, folder)) {
      // The first request starts the recorder.
      Answer.to(container.port(), "GET /second");
      while (FlightRecorder.getFlightRecorder().getRecordings().isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      for (int i = 0; i < rounds; i++) {
        Answer.to(container.port(), "GET /first");
        Answer.to(container.port(), "GET /second");
      }
    }
    return Profiles.in(folder.resolve("profiles"));
  }

  private static double burnFirst() {
    return burn(1);
  }

  private static double burnSecond() {
    return burn(2);
  }

  private static double burn(double start) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + BURN_NANOS;
    double sum = start;
    while (threads.getCurrentThreadCpuTime() < end) {
      sum = calculate(sum);
    }
    return sum;
  }

  /** Some milliseconds in Java code, where samples can be taken. */
  private static double calculate(double start) {
    double sum = start;
    for (int i = 1; i < 2_000_000; i++) {
      sum = sum * 0.999 + i % 7;
    }
    return sum;
  }

  private static List<Method> methods(CallNode tree) {
    List<Method> methods = new ArrayList<>();
    tree.forEach(node -> methods.add(node.method()));
    return methods;
  }

  private static List<String> names(CallNode tree) {
    return methods(tree).stream().map(Method::name).toList();
  }

  @Test
  void busyRequests_haveTheirOwnMethodsInTheirSampledTree(@TempDir Path folder) throws Exception {
    Profile profile = burn(folder, Map.of(), 5);

    CallNode first = requireNonNull(profile.route("GET /first").sampledTree());
    CallNode second = requireNonNull(profile.route("GET /second").sampledTree());
    long most = 5 * BURN_NANOS / StackSampler.PERIOD_NANOS;
    assertThat(first.calls()).isBetween(most / 4, 2 * most);
    assertThat(first.totalNanos()).isEqualTo(first.calls() * StackSampler.PERIOD_NANOS);
    assertThat(names(first))
        .contains("burnFirst", "burn", "calculate")
        .doesNotContain("burnSecond");
    assertThat(names(second)).contains("burnSecond").doesNotContain("burnFirst");
    assertThat(profile.faults()).isEmpty();
    assertThat(profile.losses()).isEmpty();
    assertThat(profile.route("GET /first").requests()).isEqualTo(5);
    StringBuilder text = new StringBuilder();
    new TopText(TopOptions.STANDARD).write(profile, text);
    assertThat(text).contains("sampled: ").contains("~");
  }

  @Test
  void packages_restrictTheSampledTree(@TempDir Path folder) throws Exception {
    Profile profile =
        burn(
            folder,
            Map.of(
                "packages", "io.hotpath.servlet",
                "exclude", "io.hotpath.servlet.Page"),
            2);

    CallNode tree = requireNonNull(profile.route("GET /first").sampledTree());
    assertThat(methods(tree)).allMatch(m -> m.isPseudo() || m.type().startsWith("io.hotpath."));
    assertThat(methods(tree)).noneMatch(m -> m.type().startsWith("io.hotpath.servlet.Page"));
    assertThat(names(tree)).contains("burnFirst");
  }
}
