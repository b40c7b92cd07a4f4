package io.hotpath.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.it.Contract.Step;
import io.hotpath.profile.CallNode;
import io.hotpath.profile.Loss;
import io.hotpath.profile.RequestProfile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One recording for each request, whatever the container does with it, and in it exactly the calls
 * that happened. All paths are asked one after the other, once for warm-up and once to be judged,
 * of a server with Hotpath and of one without.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("settings")
@ExtendWith(ShowChildren.class)
final class RequestContractIT {

  private static final int ROUNDS = 2;

  /** The container writes these answers when the application has long returned. */
  private static final Set<String> CONTAINERS_PAGES =
      Set.of(
          "/error-status",
          "/throw-unmapped",
          "/missing/page",
          "/async-timeout-unhandled",
          "/async-error");

  @SuppressWarnings("NullAway.Init")
  private static List<Step> steps;

  @SuppressWarnings("NullAway.Init") // Set before the first test of each setting.
  private static List<Judged> judged;

  @SuppressWarnings("NullAway.Init")
  private static Recorded recorded;

  RequestContractIT(Setting setting) {
    assertThat(setting).isNotNull();
  }

  /**
   * Where the contract is held.
   *
   * @param jvm null where no such JDK is installed
   * @param virtual whether requests run on virtual threads
   */
  record Setting(
      Container container, Installation installation, @Nullable Jvm jvm, boolean virtual) {
    @Override
    public String toString() {
      return container + " " + installation + (virtual ? " virtual" : "") + " on " + jvm;
    }
  }

  /** A request of the second round. */
  record Judged(
      Step step,
      HttpResponse<byte[]> plain,
      HttpResponse<byte[]> answer,
      RequestProfile recording) {}

  static Stream<Setting> settings() {
    Jvm recent = Jvm.recent();
    return Stream.concat(
        Stream.of(Container.values())
            .map(container -> new Setting(container, Installation.AGENT, Jvm.own(), false)),
        Stream.of(
            new Setting(Container.JETTY_EMBEDDED, Installation.AGENT, recent, false),
            new Setting(Container.JETTY_EMBEDDED, Installation.AGENT, recent, true)));
  }

  @BeforeParameterizedClassInvocation
  static void ask(Setting setting) throws Exception {
    Jvm jvm = Jvm.assumed(setting.jvm());
    steps = Contract.steps(setting.container());
    Path folder = Profiles.newFolder();
    Map<String, String> options = Map.of("dir", folder.toString(), "requests", "all");
    List<String> jvmOptions = setting.virtual() ? List.of("-Dvirtual=true") : List.of();
    List<HttpResponse<byte[]>> plain;
    List<HttpResponse<byte[]>> answers;
    try (Server without =
            Server.start(jvm, setting.container(), Installation.PLAIN, options, jvmOptions);
        Server with =
            Server.start(jvm, setting.container(), setting.installation(), options, jvmOptions)) {
      plain = askAll(without);
      answers = askAll(with);
      int unused = with.child().terminate();
    }
    recorded = Recorded.in(folder);
    judged = new ArrayList<>();
    int skipped = (ROUNDS - 1) * steps.size();
    for (int i = 0; i < steps.size() && skipped + i < recorded.requests().size(); i++) {
      judged.add(
          new Judged(
              steps.get(i),
              plain.get(skipped + i),
              answers.get(skipped + i),
              recorded.requests().get(skipped + i)));
    }
  }

  private static List<HttpResponse<byte[]>> askAll(Server server)
      throws IOException, InterruptedException {
    List<HttpResponse<byte[]>> answers = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Step step : steps) {
        answers.add(server.send(server.request(step.method(), step.path()).build()));
      }
    }
    return answers;
  }

  @AfterParameterizedClassInvocation
  static void forget() {
    judged = List.of();
  }

  @Test
  void everyRequest_recordedOnceWithItsRouteAndStatus() {
    List<String> expected = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Judged request : judged) {
        int status = request.answer.statusCode();
        String route =
            status == 404 ? request.step.method() + " (not found)" : request.step.route();
        expected.add(route + " " + status);
      }
    }

    assertThat(recorded.requests())
        .extracting(request -> request.route() + " " + request.status())
        .isEqualTo(expected);
    assertThat(recorded.windows().requests()).isEqualTo(recorded.requests().size());
    assertThat(recorded.damages()).isEmpty();
  }

  @Test
  void everyRequest_nothingLostNothingFailed() {
    assertThat(recorded.windows().losses().keySet())
        .as("only the overflow is too deep for a tree")
        .isSubsetOf(Loss.CALLS_FOLDED);
    assertThat(recorded.windows().faults()).isEmpty();
    assertThat(recorded.requests()).noneMatch(RequestProfile::partial);
  }

  @Test
  void everyRequest_failureAndErrorFlag() {
    forEach(request -> request.recording.failure(), request -> failure(request.step));
    forEach(
        request -> request.recording.isError(),
        request -> request.answer.statusCode() >= 500 || failure(request.step) != null);
  }

  private static @Nullable String failure(Step step) {
    return step.failure().isEmpty() ? null : step.failure();
  }

  @Test
  void everyRequest_callsExactlyWhatRan() {
    forEach(
        request -> {
          Map<String, Long> counts = new TreeMap<>(Calls.counts(request.recording.tree()));
          if (request.step.path().equals("/overflow")) {
            counts.remove("Work.descend");
          }
          return counts;
        },
        request -> request.step.calls());
  }

  @Test
  void everyRequest_answersAsWithoutHotpath() {
    forEach(request -> request.answer.statusCode(), request -> request.plain.statusCode());
    forEach(
        request -> new String(request.answer.body(), UTF_8),
        request -> new String(request.plain.body(), UTF_8));
    forEach(request -> headers(request.answer), request -> headers(request.plain));
  }

  /** All but what differs between any two answers. */
  private static Map<String, List<String>> headers(HttpResponse<byte[]> answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    headers.computeIfPresent(
        "set-cookie",
        (name, cookies) -> cookies.stream().map(c -> c.replaceAll("=[^;]*", "=")).toList());
    return headers;
  }

  @Test
  void everyRequest_selfTimesAddUpToTheRequest() {
    forEach(
        request ->
            Calls.isEstimated(request.recording.tree())
                ? request.recording.tree().totalNanos()
                : Calls.sumOfSelfTimes(request.recording.tree()),
        request -> request.recording.tree().totalNanos());
    assertThat(judged).anyMatch(request -> !Calls.isEstimated(request.recording.tree()));
    assertThat(judged)
        .allSatisfy(
            request -> {
              assertThat(request.recording.tree().totalNanos()).isPositive();
              assertThat(request.recording.wallNanos()).isPositive();
            });
  }

  @Test
  void everyRequest_bytesAreThoseSent() {
    forEach(
        request -> {
          long sent = request.recording.sentBytes();
          boolean mayBeUnknown = CONTAINERS_PAGES.contains(request.step.path());
          return sent == -1 && mayBeUnknown ? (long) request.answer.body().length : sent;
        },
        request -> (long) request.answer.body().length);
  }

  @Test
  void recursion_isAChainAndComesBack() {
    assertThat(shape("/recurse?depth=4"))
        .isEqualTo(
            """
            ChainFilter.doFilter
              Work.leaf 2
              PassFilter.doFilter
                RecurseServlet.doGet
                  Parameters.number
                  Work.recurse
                    Work.recurse
                      Work.recurse
                        Work.recurse
                          Work.recurse
                            Work.leaf
                  Answer.text
            """);
  }

  @Test
  void exception_throughThreeMethods_comesBackToWhereItIsCaught() {
    assertThat(shape("/rescue"))
        .isEqualTo(
            """
            ChainFilter.doFilter
              Work.leaf 2
              PassFilter.doFilter
                RescueServlet.doGet
                  Work.rescue
                    Work.outer
                      Work.middle
                        Work.inner
                          Work.leaf
                          WorkException.<init>
                    Work.leaf
                  Answer.text
            """);
  }

  @Test
  void stackOverflow_comesBackToWhereItIsCaught() {
    CallNode tree = recording("/overflow").tree();
    List<CallNode> overflow = new ArrayList<>();
    tree.forEach(
        node -> {
          if (Calls.name(node.method()).equals("Work.overflow")) {
            overflow.add(node);
          }
        });

    assertThat(overflow).hasSize(1);
    assertThat(overflow.get(0).children())
        .extracting(child -> Calls.name(child.method()) + " " + child.calls())
        .containsExactly("Work.descend 1", "Work.leaf 1");
    assertThat(Calls.counts(tree).get("Work.descend")).isGreaterThan(1_000);
  }

  @Test
  void errorPage_isASecondWayThroughTheFilters() {
    assertThat(shape("/throw"))
        .isEqualTo(
            """
            ChainFilter.doFilter 2
              Work.leaf 4
              PassFilter.doFilter 2
                OopsServlet.doGet
                  Work.leaf 3
                  Answer.text
                ThrowServlet.doGet
                  Work.outer
                    Work.middle
                      Work.inner
                        Work.leaf
                        WorkException.<init>
            """);
  }

  private static String shape(String path) {
    return Calls.shape(recording(path).tree());
  }

  private static RequestProfile recording(String path) {
    assertThat(recorded.requests().size()).isEqualTo(ROUNDS * steps.size());
    return judged.stream()
        .filter(request -> request.step.path().equals(path))
        .findFirst()
        .orElseThrow()
        .recording;
  }

  private static void forEach(
      Function<Judged, @Nullable Object> actual, Function<Judged, @Nullable Object> expected) {
    SoftAssertions all = new SoftAssertions();
    assertThat(recorded.requests().size()).isEqualTo(ROUNDS * steps.size());
    for (Judged request : judged) {
      all.assertThat(actual.apply(request))
          .as("%s", request.step)
          .isEqualTo(expected.apply(request));
    }
    all.assertAll();
  }
}
