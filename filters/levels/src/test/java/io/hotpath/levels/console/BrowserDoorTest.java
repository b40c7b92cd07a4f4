package io.hotpath.levels.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.recorder.Ticker;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How browsers come in, and how others do not. */
final class BrowserDoorTest {

  private static final String TOKEN = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
  private static final String ORIGIN = "origin: http://localhost:4040";

  private final Token token = Objects.requireNonNull(Token.read(null, TOKEN, complaint -> {}));
  private final Console console = new Console(token, false, failure -> {});

  @BeforeEach
  void addPages() {
    Console.Page page =
        (request, path, who) ->
            ConsoleResponse.of(
                200, "text/plain", (who + " " + path.names()).getBytes(StandardCharsets.UTF_8));
    console.add("actuator", page);
    console.addForBrowsers("pages", page);
  }

  private ConsoleResponse send(String method, String path, String body, String... headers) {
    Map<String, List<String>> all = new HashMap<>();
    all.put("host", List.of("localhost:4040"));
    for (String header : headers) {
      String[] pair = header.split(": ", 2);
      all.put(pair[0], List.of(pair[1]));
    }
    return console.answer(
        new ConsoleRequest(
            method,
            path,
            null,
            all,
            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
            true,
            "127.0.0.1",
            "",
            "http"));
  }

  /** A session's cookie as browsers send it. */
  private String signIn() {
    ConsoleResponse answer = send("POST", "/pages/sign-in", "user=hotpath&token=" + TOKEN, ORIGIN);
    assertThat(answer.status()).isEqualTo(303);
    String cookie = answer.headers().getOrDefault("Set-Cookie", "");
    assertThat(cookie).endsWith("; Path=/pages; HttpOnly; SameSite=Strict").doesNotContain(TOKEN);
    return "cookie: other=1; " + cookie.substring(0, cookie.indexOf(';'));
  }

  private static String text(ConsoleResponse answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void stranger_seesTheSignInPageAndNothingElse() {
    ConsoleResponse page = send("GET", "/pages/x", "", "accept: text/html,*/*");
    ConsoleResponse data = send("GET", "/pages/x", "", "accept: application/json");
    ConsoleResponse form = send("GET", "/pages/sign-in", "");

    assertThat(page.status()).isEqualTo(303);
    assertThat(page.headers()).containsEntry("Location", "/pages/sign-in");
    assertThat(data.status()).isEqualTo(401);
    assertThat(form.status()).isEqualTo(200);
    assertThat(form.headers().get("Content-Security-Policy"))
        .startsWith("default-src 'none'")
        .contains("form-action 'self'", "frame-ancestors 'none'");
  }

  @Test
  void token_posted_opensThesePagesAlone() {
    String cookie = signIn();

    assertThat(text(send("GET", "/pages/a/b", "", cookie))).isEqualTo("browser@127.0.0.1 [a, b]");
    assertThat(send("POST", "/pages/a", "", cookie, ORIGIN).status()).isEqualTo(200);
    assertThat(send("GET", "/actuator", "", cookie).status()).isEqualTo(401);
    assertThat(send("GET", "/pages", "", "authorization: Bearer " + TOKEN).status()).isEqualTo(200);
  }

  @Test
  void token_wrongOrOnBehalfOfAnotherSite_opensNothing() {
    assertThat(send("POST", "/pages/sign-in", "token=wrong", ORIGIN).status()).isEqualTo(403);
    assertThat(send("POST", "/pages/sign-in", "token=%zz", ORIGIN).status()).isEqualTo(403);
    for (String origin : List.of("origin: http://evil.example", "origin: null")) {
      assertThat(send("POST", "/pages/sign-in", "token=" + TOKEN, origin).status()).isEqualTo(403);
      assertThat(send("POST", "/pages/a", "", signIn(), origin).status()).isEqualTo(403);
    }
    assertThat(send("GET", "/pages", "", "cookie: hotpath-session=" + "A".repeat(43)).status())
        .isEqualTo(401);
    assertThat(send("GET", "/pages", "", signIn(), "host: evil.example").status()).isEqualTo(403);
    assertThat(send("GET", "/pages", "", signIn(), "x-forwarded-for: 1.2.3.4").status())
        .isEqualTo(403);
  }

  @Test
  void session_signedOutOrTooMany_isOver() {
    String first = signIn();
    assertThat(send("POST", "/pages/sign-out", "", first, ORIGIN).headers().get("Set-Cookie"))
        .contains("Max-Age=0");
    assertThat(send("GET", "/pages", "", first).status()).isEqualTo(401);

    String oldest = signIn();
    for (int i = 0; i < Sessions.MAX; i++) {
      String unused = signIn();
    }
    assertThat(send("GET", "/pages", "", oldest).status()).isEqualTo(401);
  }

  @Test
  void session_unusedForAnHourOrHalfADayOld_isOver() {
    long[] now = {0};
    Sessions sessions =
        new Sessions(
            new Ticker() {
              @Override
              public long nanos() {
                return now[0];
              }

              @Override
              public long millis() {
                return 0;
              }
            });
    String idle = sessions.begin();
    String busy = sessions.begin();
    long hour = 3_600_000_000_000L;
    for (int halfHours = 1; halfHours <= 24; halfHours++) {
      now[0] = halfHours * hour / 2;
      assertThat(sessions.isOpen(busy)).isTrue();
    }
    assertThat(sessions.isOpen(idle)).isFalse();
    now[0] += hour / 2;
    assertThat(sessions.isOpen(busy)).isFalse();
  }
}
