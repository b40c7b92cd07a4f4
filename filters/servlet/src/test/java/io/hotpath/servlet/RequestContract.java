package io.hotpath.servlet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Profile;
import io.hotpath.profile.RouteProfile;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the filter records in one container: the requests are sent once, the container is stopped,
 * and the tests look at the profile that the filter wrote.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RequestContract {

  private static final String TEXT = "Gr\u00fc\u00dfe \u20ac \ud83d\ude00\n";
  private static final String SECRET = "s3cret";

  private final Container.Kind kind;
  private final RuntimeException failure = new IllegalStateException(SECRET);
  private final Map<String, Answer> answers = new HashMap<>();
  private final Map<String, Throwable> thrown = new ConcurrentHashMap<>();
  private final AtomicInteger sent = new AtomicInteger();
  private Profile profile = new Profile();
  private Path profiles = Path.of("unset");
  private int port;

  RequestContract(Container.Kind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void record(@TempDir Path folder) throws Exception {
    Path files = Files.createDirectories(folder.resolve("files"));
    Files.write(files.resolve("large.bin"), new byte[300_000]);
    profiles = folder.resolve("profiles");
    Site site = asyncPages(failingPages(pages(new Site())));
    site.filter(this::watch, Map.of());
    site.profiled(Map.of("dir", profiles.toString(), "requests", "all"));
    try (Container container = kind.start(site.errorPage(410, "/gone-page"), files)) {
      port = container.port();
      send();
    }
    profile = Profiles.in(profiles);
  }

  /** In front of the profiler, as a container would be. */
  private void watch(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (Throwable e) {
      thrown.put(request.getDispatcherType() + " " + e.getClass().getSimpleName(), e);
      throw e;
    }
  }

  private void send() throws IOException {
    for (String request :
        List.of(
            "GET /hello",
            "GET /hello",
            "GET /hello?token=" + SECRET,
            "GET /hello;jsessionid=" + SECRET,
            "GET /he%6Clo",
            "HEAD /hello",
            "BREW /hello",
            "GET /text",
            "GET /text-large",
            "GET /text-flushed",
            "GET /latin1",
            "GET /utf16",
            "GET /stream",
            "GET /stream-large",
            "GET /wrapped",
            "GET /beyond-length",
            "GET /large.bin",
            "GET /forward",
            "GET /include",
            "GET /work",
            "GET /no-content",
            "GET /redirect",
            "GET /unchecked",
            "GET /checked",
            "GET /gone",
            "GET /no-such-page",
            "GET /other/123/" + SECRET + "99",
            "GET /own-404",
            "GET /async-complete",
            "GET /async-dispatch",
            "GET /async-timeout",
            "GET /async-answered-timeout",
            "GET /async-failing",
            "GET /async-twice")) {
      answers.put(request, Answer.to(port, request, "Cookie: id=" + SECRET));
      sent.incrementAndGet();
    }
  }

  private static Site pages(Site site) {
    site.page("/hello", (request, response) -> response.getWriter().print("hello"));
    site.page(
        "/text",
        (request, response) -> {
          response.setContentType("text/plain;charset=UTF-8");
          response.getWriter().print(TEXT);
        });
    site.page(
        "/text-large",
        (request, response) -> {
          response.setContentType("text/plain;charset=UTF-8");
          for (int i = 0; i < 5_000; i++) {
            response.getWriter().print(TEXT);
          }
        });
    site.page(
        "/text-flushed",
        (request, response) -> {
          response.setContentType("text/plain;charset=UTF-8");
          response.getWriter().print(TEXT);
          response.getWriter().flush();
          response.getWriter().print(TEXT);
        });
    site.page("/latin1", (request, response) -> response.getWriter().print(TEXT));
    site.page(
        "/utf16",
        (request, response) -> {
          response.setContentType("text/plain;charset=UTF-16");
          response.getWriter().print(TEXT);
          response.getWriter().print(TEXT);
        });
    site.page(
        "/stream",
        (request, response) ->
            response.getOutputStream().write(TEXT.getBytes(StandardCharsets.UTF_8)));
    site.page(
        "/stream-large",
        (request, response) -> {
          for (int i = 0; i < 1_000; i++) {
            response.getOutputStream().write(new byte[321]);
          }
        });
    site.page(
        "/wrapped",
        (request, response) -> {
          response.setContentType("text/plain;charset=UTF-8");
          new HttpServletResponseWrapper(response).getWriter().print(TEXT);
        });
    site.page(
        "/beyond-length",
        (request, response) -> {
          response.setContentLength(5);
          response.getWriter().print("hello");
        });
    site.page(
        "/forward",
        (request, response) -> request.getRequestDispatcher("/text").forward(request, response));
    site.page(
        "/include",
        (request, response) -> {
          response.setContentType("text/plain;charset=UTF-8");
          response.getWriter().print("before ");
          request.getRequestDispatcher("/text").include(request, response);
        });
    site.page("/no-content", (request, response) -> response.setStatus(204));
    site.page("/redirect", (request, response) -> response.sendRedirect("/hello"));
    site.page("/work", (request, response) -> response.getWriter().print(work()));
    return site;
  }

  private static int work() throws InterruptedException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + 20_000_000;
    int total = 0;
    while (threads.getCurrentThreadCpuTime() < end) {
      total += new byte[1_000].length;
    }
    TimeUnit.MILLISECONDS.sleep(30);
    return total;
  }

  private Site failingPages(Site site) {
    site.page(
        "/unchecked",
        (request, response) -> {
          throw failure;
        });
    site.page(
        "/checked",
        (request, response) -> {
          throw new ServletException(SECRET);
        });
    site.page("/gone", (request, response) -> response.sendError(410));
    site.page(
        "/gone-page",
        (request, response) -> {
          response.setContentType("text/plain;charset=UTF-8");
          response.getWriter().print(TEXT);
        });
    site.page(
        "/own-404",
        (request, response) -> {
          response.setStatus(404);
          response.getWriter().print("nothing here");
        });
    return site;
  }

  private Site asyncPages(Site site) {
    site.page(
        "/async-complete",
        (request, response) -> {
          AsyncContext async = request.startAsync();
          async.start(
              () -> {
                try {
                  TimeUnit.MILLISECONDS.sleep(50);
                  async.getResponse().setContentType("text/plain;charset=UTF-8");
                  async.getResponse().getWriter().print(TEXT);
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                } finally {
                  async.complete();
                }
              });
        });
    site.page(
        "/async-dispatch",
        (request, response) -> {
          if (request.getAttribute("again") == null) {
            request.setAttribute("again", true);
            request.startAsync().dispatch();
          } else {
            response.getWriter().print("dispatched");
          }
        });
    site.page(
        "/async-twice",
        (request, response) -> {
          Object round = request.getAttribute("round");
          int next = round == null ? 1 : (Integer) round + 1;
          request.setAttribute("round", next);
          if (next < 3) {
            request.startAsync().dispatch();
          } else {
            response.getWriter().print("round " + next);
          }
        });
    site.page("/async-timeout", (request, response) -> request.startAsync().setTimeout(50));
    site.page(
        "/async-answered-timeout",
        (request, response) -> {
          AsyncContext async = request.startAsync();
          async.setTimeout(50);
          async.addListener(new AnswerOnTimeout());
        });
    site.page(
        "/async-failing",
        (request, response) -> {
          if (request.getAttribute("again") == null) {
            request.setAttribute("again", true);
            request.startAsync().dispatch();
          } else {
            throw failure;
          }
        });
    return site;
  }

  private RouteProfile route(String name) {
    assertThat(profile.routes()).containsKey(name);
    return profile.route(name);
  }

  @Test
  void everyRequest_recordedOnce() {
    assertThat(profile.requests()).isEqualTo(sent.get());
    assertThat(profile.faults()).isEmpty();
    assertThat(profile.losses()).isEmpty();
  }

  @Test
  void exceptions_leaveTheFilterAsTheyWere() {
    assertThat(thrown.get("REQUEST IllegalStateException")).isSameAs(failure);
    assertThat(thrown).containsKey("REQUEST ServletException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /text",
        "GET /text-large",
        "GET /text-flushed",
        "GET /latin1",
        "GET /utf16",
        "GET /stream",
        "GET /stream-large",
        "GET /wrapped",
        "GET /beyond-length",
        "GET /large.bin",
        "GET /forward",
        "GET /include",
        "GET /no-content",
        "GET /redirect",
        "HEAD /hello",
        "GET /gone",
        "GET /async-complete",
        "GET /async-dispatch",
        "GET /async-twice"
      })
  void sentBytes_areThoseOnTheWire(String request) {
    RouteProfile route = route(request);

    assertThat(route.requests()).isEqualTo(1);
    assertThat(route.sentRequests()).isEqualTo(1);
    assertThat(route.sentBytes()).isEqualTo(requireNonNull(answers.get(request)).body().length());
  }

  @Test
  void repeatedRequest_inAnyEncoding_addsUp() {
    RouteProfile route = route("GET /hello");

    assertThat(route.requests()).isEqualTo(5);
    assertThat(route.statuses()).isEqualTo(Map.of(200, 5L));
    assertThat(route.sentBytes()).isEqualTo(5L * "hello".length());
    assertThat(route.cpuRequests()).isEqualTo(5);
  }

  @Test
  void workingRequest_hasItsWallCpuAndAllocation() {
    RouteProfile route = route("GET /work");

    assertThat(route.wallNanos()).isBetween(50_000_000L, 5_000_000_000L);
    assertThat(route.cpuNanos()).isBetween(20_000_000L, route.wallNanos());
    assertThat(route.allocatedBytes()).isGreaterThan(100_000L);
  }

  @Test
  void unknownMethod_isNamedOther() {
    assertThat(route("OTHER /hello").requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /unchecked", "GET /checked", "GET /async-failing"})
  void exception_isAnErrorWithStatus500(String request) {
    RouteProfile route = route(request);

    assertThat(route.statuses()).isEqualTo(Map.of(500, 1L));
    assertThat(route.errors()).isEqualTo(1);
    assertThat(route.slowest().get(0).failure()).endsWith("Exception");
  }

  @Test
  void errorPage_belongsToItsRequest() {
    RouteProfile route = route("GET /gone");

    assertThat(route.statuses()).isEqualTo(Map.of(410, 1L));
    assertThat(profile.routes()).doesNotContainKey("GET /gone-page");
  }

  @Test
  void notFound_shareOneRoute() {
    RouteProfile route = route("GET (not found)");

    assertThat(route.requests()).isEqualTo(3);
    assertThat(profile.routes()).doesNotContainKeys("GET /own-404", "GET /no-such-page");
  }

  @Test
  void asyncRequest_lastsUntilItIsComplete() {
    assertThat(route("GET /async-complete").wallNanos()).isGreaterThan(50_000_000L);
  }

  @Test
  void asyncTimeout_isAnError() {
    RouteProfile route = route("GET /async-timeout");

    assertThat(route.statuses()).isEqualTo(Map.of(500, 1L));
    assertThat(route.wallNanos()).isGreaterThan(50_000_000L);
  }

  @Test
  void answeredTimeout_hasItsOwnStatus() {
    assertThat(route("GET /async-answered-timeout").statuses()).isEqualTo(Map.of(503, 1L));
  }

  @Test
  void secrets_areInNoFile() throws IOException {
    try (Stream<Path> files = Files.walk(profiles)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain(SECRET);
      }
    }
  }
}
