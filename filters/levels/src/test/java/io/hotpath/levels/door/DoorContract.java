package io.hotpath.levels.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of Spring Boot's Actuator about loggers, and what we do better; then everything that
 * must not get in. All of it makes eight changes, so that the limit of ten a minute is not met
 * before its own test, the last one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class DoorContract {

  private static final String V3 = "application/vnd.spring-boot.actuator.v3+json";
  private static final String V2 = "application/vnd.spring-boot.actuator.v2+json";
  private static final String V1 = "application/vnd.spring-boot.actuator.v1+json";
  private static final String ERROR =
      "\\{\"timestamp\":\"\\d{4}-\\d\\d-\\d\\dT[\\d:.]{12}\\+00:00\",\"status\":\\d{3},"
          + "\"error\":\"[A-Za-z ]+\",\"message\":\"[^\\n]+\",\"path\":\"[^\\n]*\"\\}";

  /** The door, the same for all tests of a class. */
  protected abstract Door door();

  @Test
  @Order(1)
  final void root_ofTheEndpoint_linksToTheRest() throws Exception {
    String base = "http://127.0.0.1:" + door().port() + door().prefix() + "/actuator";

    Wire.Answer answer = door().get("/actuator");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo(V3);
    assertThat(answer.body())
        .isEqualTo(
            "{\"_links\":{\"self\":{\"href\":\"BASE\",\"templated\":false},".replace("BASE", base)
                + "\"health\":{\"href\":\"BASE/health\",\"templated\":false},".replace("BASE", base)
                + "\"loggers\":{\"href\":\"BASE/loggers\",\"templated\":false},"
                    .replace("BASE", base)
                + "\"loggers-name\":{\"href\":\"BASE/loggers/{name}\",\"templated\":true}}}"
                    .replace("BASE", base));
    assertThat(door().get("/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  @Order(1)
  final void loggers_list_hasLevelsRootFirstAndGroups() throws Exception {
    Wire.Answer answer = door().get("/actuator/loggers");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo(V3);
    assertThat(answer.body())
        .matches(
            "\\{\"levels\":\\[\"OFF\",(\"FATAL\",)?\"ERROR\",\"WARN\",\"INFO\",\"DEBUG\",\"TRACE\"\\],"
                + "\"loggers\":\\{\"ROOT\":\\{\"configuredLevel\":\"[A-Z]+\","
                + "\"effectiveLevel\":\"[A-Z]+\"\\}.*"
                + "\\},\"groups\":\\{\"pair\":\\{\"members\":\\[\"door.one\",\"door.two\"\\]\\}\\}\\}")
        .doesNotContain("null");
  }

  @ParameterizedTest
  @Order(1)
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*|" + V3,
        "application/*|" + V3,
        V3 + "|" + V3,
        V2 + "|" + V2,
        V1 + "|" + V1,
        "application/json|application/json",
        "application/json;charset=UTF-8|application/json",
        V3 + ", " + V2 + ", " + V1 + ", application/json|" + V3,
        "application/json, */*;q=0.5|application/json",
        "text/html, application/json;q=0.9|application/json",
        V2 + ";q=0.1, " + V3 + ";q=0.9|" + V3,
      })
  final void accept_ofEachKind_isMirrored(String accept, String type) throws Exception {
    for (String path : List.of("/actuator", "/actuator/loggers", "/actuator/loggers/ROOT")) {
      Wire.Answer answer = door().get(path, "Accept: " + accept);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("content-type")).isEqualTo(type);
    }
  }

  @ParameterizedTest
  @Order(1)
  @CsvSource({
    "GET, /actuator/loggers, text/html, 406, ''",
    "GET, /actuator/loggers, application/json;q=0, 406, ''",
    "GET, /actuator/loggers/ROOT, image/png, 406, ''",
    "POST, /actuator/loggers/ROOT, text/html, 415, ''",
    "PUT, /actuator/loggers/ROOT, */*, 405, 'GET, POST'",
    "DELETE, /actuator/loggers/ROOT, */*, 405, 'GET, POST'",
    "PATCH, /actuator/loggers/ROOT, */*, 405, 'GET, POST'",
    "POST, /actuator/loggers, */*, 405, GET",
    "POST, /actuator, */*, 405, GET",
    "DELETE, /actuator/health, */*, 405, GET",
    "OPTIONS, /actuator/loggers/ROOT, */*, 200, 'GET, HEAD, POST, OPTIONS'",
    "OPTIONS, /actuator/loggers, */*, 200, 'GET, HEAD, OPTIONS'",
    "HEAD, /actuator/loggers/ROOT, */*, 200, ''",
    "HEAD, /actuator/loggers, */*, 200, ''",
    "GET, /actuator/loggers/no.such.logger, */*, 404, ''",
    "GET, /actuator/env, */*, 404, ''",
    "GET, /actuator/loggers/a/b, */*, 404, ''",
    "GET, /actuator/contexts/none, */*, 404, ''",
  })
  final void request_readingOrWrong_hasItsStatus(
      String method, String path, String accept, int status, String allow) throws Exception {
    Wire.Answer answer = door().send(method, path, "", "Accept: " + accept);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("allow")).isEqualTo(allow);
    boolean bodiless = status == 200 || path.contains("no.such");
    assertThat(answer.body()).matches(bodiless ? "" : ERROR);
  }

  @Test
  @Order(2)
  final void change_ofNewLogger_lastsHalfAnHourAndCanBeTakenBack() throws Exception {
    Instant before = Instant.now();
    Wire.Answer made =
        door()
            .send(
                "POST",
                "/actuator/loggers/door.new.Logger",
                "{\"configuredLevel\":\"debug\",\"reason\":\"why\",\"unknown\":[{\"a\":1}]}",
                "Content-Type: " + V2 + ";charset=UTF-8",
                "Accept: */*");
    assertThat(made.status()).isEqualTo(204);
    assertThat(made.body()).isEmpty();

    Wire.Answer shown = door().get("/actuator/loggers/door.new.Logger");
    assertThat(shown.header("content-disposition")).isEqualTo("inline;filename=f.txt");
    Matcher fields =
        Pattern.compile(
                "\\{\"configuredLevel\":\"DEBUG\",\"effectiveLevel\":\"DEBUG\","
                    + "\"revertsAt\":\"([^\"]+)\",\"reason\":\"why\"\\}")
            .matcher(shown.body());
    assertThat(fields.matches()).as(shown.body()).isTrue();
    assertThat(Instant.parse(fields.group(1)))
        .isBetween(
            before.plus(Duration.ofMinutes(30)).minusMillis(5),
            Instant.now().plus(Duration.ofMinutes(30)));

    for (String nothing : List.of("{\"configuredLevel\":null}", "{}", "")) {
      assertThat(door().post("/actuator/loggers/door.new.Logger", nothing).status()).isEqualTo(204);
      assertThat(door().get("/actuator/loggers/door.new.Logger").body())
          .doesNotContain("configuredLevel", "revertsAt");
    }
  }

  @Test
  @Order(2)
  final void change_withTtl_endsWithIt() throws Exception {
    assertThat(
            door()
                .post(
                    "/actuator/loggers/door.brief",
                    "{\"configuredLevel\":\"TRACE\",\"ttl\":\"PT1S\"}")
                .status())
        .isEqualTo(204);
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    String body = "";
    while (System.nanoTime() < end && !body.equals("gone")) {
      Thread.sleep(50);
      body = door().get("/actuator/loggers/door.brief").body();
      body = body.contains("configuredLevel") ? body : "gone";
    }
    assertThat(body).isEqualTo("gone");
  }

  @Test
  @Order(2)
  final void change_forEver_neverReverts() throws Exception {
    String path = "/actuator/loggers/door.ever";
    assertThat(door().post(path, "{\"configuredLevel\":\"WARN\",\"ttl\":\"PT0S\"}").status())
        .isEqualTo(204);
    assertThat(door().get(path).body())
        .isEqualTo("{\"configuredLevel\":\"WARN\",\"effectiveLevel\":\"WARN\"}");
    assertThat(door().post(path, "{}").status()).isEqualTo(204);
  }

  @Test
  @Order(2)
  final void group_changed_changesEachMember() throws Exception {
    assertThat(door().get("/actuator/loggers/pair").body())
        .isEqualTo("{\"members\":[\"door.one\",\"door.two\"]}");

    assertThat(door().post("/actuator/loggers/pair", "{\"configuredLevel\":\"ERROR\"}").status())
        .isEqualTo(204);

    assertThat(door().get("/actuator/loggers/pair").body())
        .isEqualTo("{\"configuredLevel\":\"ERROR\",\"members\":[\"door.one\",\"door.two\"]}");
    for (String member : List.of("door.one", "door.two")) {
      assertThat(door().get("/actuator/loggers/" + member).body())
          .contains("\"configuredLevel\":\"ERROR\"", "revertsAt");
    }
    assertThat(door().post("/actuator/loggers/pair", "{\"configuredLevel\":null}").status())
        .isEqualTo(204);
    assertThat(door().get("/actuator/loggers/pair").body()).doesNotContain("configuredLevel");
  }

  @Test
  @Order(2)
  final void contexts_listed_haveTheSameContractEach() throws Exception {
    Matcher first =
        Pattern.compile("\\{\"contexts\":\\{\"([^\"]+)\":\\{\"library\":\"(logback|log4j2|jul)\"")
            .matcher(door().get("/actuator/contexts").body());
    assertThat(first.find()).isTrue();
    String base = "/actuator/contexts/" + first.group(1);

    assertThat(door().get(base).body()).contains(base + "/loggers/{name}");
    assertThat(door().get(base + "/health").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(door().get(base + "/loggers").body())
        .isEqualTo(door().get("/actuator/loggers").body());
  }

  @Test
  @Order(2)
  final void answers_allOfThem_areNotToBeKeptGuessedOrFramed() throws Exception {
    for (String path : List.of("/actuator", "/actuator/loggers", "/actuator/none", "/none")) {
      Wire.Answer answer = door().get(path, "Origin: http://evil.example");
      if (answer.status() == 404 && path.equals("/none") && !answer.body().startsWith("{")) {
        continue; // Not ours: the servlet is not mapped there.
      }
      assertThat(answer.header("cache-control")).isEqualTo("no-store");
      assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
      assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
      assertThat(answer.headers().keySet()).noneMatch(h -> h.startsWith("access-control"));
    }
  }

  @Test
  @Order(2)
  final void basicAuthentication_withTheTokenAsPassword_isAccepted() throws Exception {
    String pair = "admin:" + door().token();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    byte[] request =
        door()
            .request(
                "GET",
                "/actuator/health",
                "",
                List.of("Host: localhost:" + door().port(), "Authorization: Basic " + basic));

    assertThat(Wire.send(door().port(), request).status()).isEqualTo(200);
  }

  static List<Hostile> hostile() {
    return Hostile.ALL;
  }

  @ParameterizedTest
  @Order(3)
  @MethodSource("hostile")
  final void hostileRequest_hasItsStatusAndOneLineAndChangesNothing(Hostile hostile)
      throws Exception {
    List<String> before = configured();

    Wire.Answer answer = Wire.send(door().port(), hostile.bytes(door()));

    assertThat(answer.status()).as(answer.body()).isIn(hostile.statuses());
    if (answer.body().startsWith("{")) {
      assertThat(answer.body()).matches(ERROR);
    }
    assertThat(configured()).isEqualTo(before);
  }

  /** Loggers with levels of their own; what a server's own loggers inherit is not ours. */
  private List<String> configured() throws Exception {
    String all = door().get("/actuator/loggers").body();
    assertThat(all).contains("\"ROOT\"").doesNotContain("door.hostile");
    return Pattern.compile("\"([^\"]+)\":\\{\"configuredLevel\":\"[A-Z]+\"")
        .matcher(all)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  @Test
  @Order(4)
  final void changes_moreThanTenAMinute_areRefusedUntilSomeArePutBack() throws Exception {
    Wire.Answer answer =
        door().post("/actuator/loggers/door.rate0", "{\"configuredLevel\":\"WARN\"}");
    for (int i = 1; i < 15 && answer.status() == 204; i++) {
      answer = door().post("/actuator/loggers/door.rate" + i, "{\"configuredLevel\":\"WARN\"}");
    }

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("retry-after")).isEqualTo("60");
    assertThat(answer.body()).matches(ERROR).contains("more than 10 changes a minute");
    assertThat(door().post("/actuator/loggers/door.rate0", "{}").status()).isEqualTo(204);
  }
}
