package io.hotpath.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Profile;
import io.hotpath.recorder.Ticker;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that fails in the filter, or in what it asks, reaches the application or its client. */
final class FaultTest {

  private static final String PAGE = "<html><body>page</body></html>";

  @TempDir private Path folder = Path.of("unset");
  private final AtomicInteger calls = new AtomicInteger();

  private Site site() {
    return new Site()
        .page(
            "/page",
            (request, response) -> {
              calls.incrementAndGet();
              response.setContentType("text/html");
              response.getWriter().print(PAGE);
            });
  }

  private Map<String, String> params() {
    return Map.of("dir", folder.resolve("profiles").toString(), "inline", "true", "header", "true");
  }

  /** Fails wherever the filter asks it for something. */
  private static final class FailingResponse extends HttpServletResponseWrapper {
    FailingResponse(HttpServletResponse response) {
      super(response);
    }

    @Override
    public int getStatus() {
      throw new IllegalStateException("status");
    }

    @Override
    public String getContentType() {
      throw new IllegalStateException("type");
    }

    @Override
    public boolean containsHeader(String name) {
      throw new IllegalStateException("contains");
    }

    @Override
    public Collection<String> getHeaders(String name) {
      throw new IllegalStateException("headers");
    }

    @Override
    public int getBufferSize() {
      throw new IllegalStateException("size");
    }

    @Override
    public boolean isCommitted() {
      throw new IllegalStateException("committed");
    }
  }

  private static final class FailingRequest extends HttpServletRequestWrapper {
    FailingRequest(HttpServletRequest request) {
      super(request);
    }

    @Override
    public Object getAttribute(String name) {
      if (name.startsWith("hotpath.")) {
        throw new IllegalStateException("attribute");
      }
      return super.getAttribute(name);
    }
  }

  /** A filter in front that hands on something else. */
  private static final class Changing implements jakarta.servlet.Filter {
    private final Function<HttpServletRequest, ServletRequest> request;
    private final Function<HttpServletResponse, ServletResponse> response;

    Changing(
        Function<HttpServletRequest, ServletRequest> request,
        Function<HttpServletResponse, ServletResponse> response) {
      this.request = request;
      this.response = response;
    }

    @Override
    public void doFilter(ServletRequest given, ServletResponse answer, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(
          request.apply((HttpServletRequest) given), response.apply((HttpServletResponse) answer));
    }
  }

  @Test
  void responseThatFails_isAnsweredAndCountedAsFault() throws Exception {
    Site site =
        site().filter(new Changing(r -> r, FailingResponse::new), Map.of()).profiled(params());
    try (Container container = Container.jetty(site, folder)) {
      assertThat(Answer.to(container.port(), "GET /page").text()).isEqualTo(PAGE);
      assertThat(Answer.to(container.port(), "GET /page").text()).isEqualTo(PAGE);
    }

    assertThat(calls).hasValue(2);
    Profile profile = Profiles.in(folder.resolve("profiles"));
    assertThat(profile.requests()).isEqualTo(2);
    assertThat(profile.faults().keySet())
        .anyMatch(fault -> fault.startsWith("filter exit: "))
        .anyMatch(fault -> fault.startsWith("header: "));
  }

  @Test
  void requestThatFails_isAnswered() throws Exception {
    Site site =
        site().filter(new Changing(FailingRequest::new, r -> r), Map.of()).profiled(params());
    try (Container container = Container.tomcat(site, folder)) {
      assertThat(Answer.to(container.port(), "GET /page").text()).isEqualTo(PAGE);
    }

    assertThat(calls).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  void clockThatFailsNowAndThen_requestsAreAnswered(int every) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Ticker failing =
        new Ticker() {
          @Override
          public long nanos() {
            if (asked.incrementAndGet() % every == 0) {
              throw new IllegalStateException("no time");
            }
            return System.nanoTime();
          }

          @Override
          public long millis() {
            return System.currentTimeMillis();
          }
        };
    Site site = site().filter(new ProfileFilter(failing), params());
    try (Container container = Container.jetty(site, folder)) {
      for (int i = 0; i < 10; i++) {
        Answer answer = Answer.to(container.port(), "GET /page");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).startsWith("<html><body>page");
      }
    }

    assertThat(calls).hasValue(10);
  }

  @Test
  void badOptions_areNoReasonNotToRun() throws Exception {
    Map<String, String> params =
        Map.of("dir", folder.resolve("profiles").toString(), "window", "soon", "no-such", "option");
    try (Container container = Container.jetty(site().profiled(params), folder)) {
      assertThat(Answer.to(container.port(), "GET /page").text()).isEqualTo(PAGE);
    }

    assertThat(Profiles.in(folder.resolve("profiles")).requests()).isEqualTo(1);
  }

  @Test
  void disabled_nothingIsDone() throws Exception {
    Map<String, String> params =
        Map.of("dir", folder.resolve("profiles").toString(), "enabled", "false", "header", "true");
    try (Container container = Container.jetty(site().profiled(params), folder)) {
      Answer answer = Answer.to(container.port(), "GET /page");
      assertThat(answer.text()).isEqualTo(PAGE);
      assertThat(answer.header("Hotpath-Request")).isNull();
    }

    assertThat(folder.resolve("profiles")).doesNotExist();
  }

  @Test
  void requestOfTheAgent_isShownAndNotRecorded() throws Exception {
    Function<String, Object> agent =
        question ->
            switch (question) {
              case "id" -> "agent-7";
              case "nanos" -> 1_000_000L;
              case "cpu" -> 500_000L;
              default -> question.startsWith("text ") ? "calls of " + question : null;
            };
    Site site =
        site()
            .filter(
                new Changing(
                    request -> {
                      request.setAttribute(ServletRequests.ATTRIBUTE, agent);
                      return request;
                    },
                    r -> r),
                Map.of())
            .profiled(params());
    try (Container container = Container.jetty(site, folder)) {
      Answer answer = Answer.to(container.port(), "GET /page");
      assertThat(answer.header("Hotpath-Request")).isEqualTo("agent-7");
      assertThat(answer.header("Server-Timing")).endsWith("cpu;dur=0.5");
      assertThat(answer.text()).contains("calls of text GET /page");
      assertThat(Thread.getAllStackTraces().keySet())
          .noneMatch(thread -> thread.getName().startsWith("hotpath-"));
    }

    assertThat(folder.resolve("profiles")).doesNotExist();
    assertThat(Files.exists(Path.of("hotpath"))).isFalse();
  }
}
