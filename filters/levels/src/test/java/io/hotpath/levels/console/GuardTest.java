package io.hotpath.levels.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a door's tests cannot send: other machines, HTTPS, failures of our own. */
final class GuardTest {

  private static final String TOKEN = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

  private final Token token = Objects.requireNonNull(Token.read(null, TOKEN, complaint -> {}));

  private static ConsoleRequest request(
      String method, boolean loopback, String scheme, String... headers) {
    Map<String, List<String>> all = new HashMap<>();
    all.put("host", List.of("shop.example"));
    all.put("authorization", List.of("Bearer " + TOKEN));
    for (String header : headers) {
      String[] pair = header.split(": ", 2);
      all.put(pair[0], List.of(pair[1]));
    }
    return new ConsoleRequest(
        method,
        "/actuator",
        null,
        all,
        InputStream.nullInputStream(),
        loopback,
        "10.0.0.1",
        "",
        scheme);
  }

  @Test
  void otherMachine_isRefusedUnlessOpened() throws Exception {
    ConsoleRequest remote = request("GET", false, "http", "host: localhost");

    assertThatThrownBy(() -> new Guard(token, false).admit(remote))
        .isInstanceOfSatisfying(Rejection.class, e -> assertThat(e.status()).isEqualTo(403));
    assertThat(new Guard(token, true).admit(remote)).isEqualTo("10.0.0.1");
  }

  @Test
  void opened_byAnyNameAndThroughAProxy_isServedWithTheToken() throws Exception {
    Guard open = new Guard(token, true);

    assertThat(open.admit(request("GET", false, "http", "x-forwarded-for: 1.2.3.4")))
        .isEqualTo("10.0.0.1");
    assertThatThrownBy(
            () ->
                open.admit(request("GET", true, "http", "authorization: Bearer " + "0".repeat(32))))
        .isInstanceOfSatisfying(Rejection.class, e -> assertThat(e.status()).isEqualTo(401));
  }

  @Test
  void origin_ofTheSameHost_isOursOnlyWithTheSameScheme() throws Exception {
    Guard open = new Guard(token, true);

    assertThat(open.admit(request("POST", false, "https", "origin: https://shop.example")))
        .isEqualTo("10.0.0.1");
    assertThatThrownBy(
            () -> open.admit(request("POST", false, "https", "origin: http://shop.example")))
        .isInstanceOf(Rejection.class);
  }

  @Test
  void failureOfOurOwn_isOneLineAndNoStackTrace() {
    List<Throwable> faults = new ArrayList<>();
    Console console = new Console(token, true, faults::add);
    console.add(
        "actuator",
        (request, path, who) -> {
          throw new IllegalStateException("inner secret");
        });

    ConsoleResponse answer = console.answer(request("GET", true, "http"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("secret", "Exception");
    assertThat(answer.headers()).containsEntry("Cache-Control", "no-store");
    assertThat(faults).hasSize(1);
  }
}
