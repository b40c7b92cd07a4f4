package io.hotpath.levels.door;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * One request that must not get in, or must not do anything.
 *
 * @param statuses that are right; more than one where the server itself may refuse it first
 */
record Hostile(String name, List<Integer> statuses, Function<Door, byte[]> sent) {

  private static final String LOGGER = "/actuator/loggers/door.hostile";
  private static final String DEBUG = "{\"configuredLevel\":\"DEBUG\"}";
  private static final String JSON = "Content-Type: application/json";
  private static final String MIB = "x".repeat(1 << 20);

  static final List<Hostile> ALL = all();

  byte[] bytes(Door door) {
    return sent.apply(door);
  }

  @Override
  public String toString() {
    return name;
  }

  private static List<Hostile> all() {
    List<Hostile> all = new ArrayList<>();
    strangers(all);
    browsers(all);
    types(all);
    bodies(all);
    names(all);
    paths(all);
    wires(all);
    return List.copyOf(all);
  }

  /** Without the token, or not from here. */
  private static void strangers(List<Hostile> all) {
    for (String wrong :
        List.of(
            "X-No: token",
            "Authorization: Bearer",
            "Authorization: Bearer ",
            "Authorization: Bearer " + "A".repeat(32),
            "Authorization: Basic !!!",
            "Authorization: Basic " + base64("nocolon"),
            "Authorization: Basic " + base64("admin:admin"),
            "Authorization: Bearer " + "x".repeat(4_000),
            "Authorization: Digest username=\"x\"",
            "Cookie: token=TOKEN",
            "X-Auth-Token: TOKEN")) {
      all.add(
          new Hostile(
              "stranger: " + shortened(wrong),
              List.of(401),
              door ->
                  door.request(
                      "POST",
                      LOGGER,
                      DEBUG,
                      List.of(host(door), JSON, wrong.replace("TOKEN", door.token())))));
    }
    all.add(
        new Hostile(
            "half the token",
            List.of(401),
            door ->
                door.request(
                    "GET",
                    "/actuator/loggers",
                    "",
                    List.of(
                        host(door), "Authorization: Bearer " + door.token().substring(0, 10)))));
    for (String query : List.of("?token=", "?a=b&access_token=", "?hotpath-key=", "?KEY=")) {
      all.add(
          new Hostile(
              "secret in the URL " + query,
              List.of(400),
              door -> authorized(door, "POST", LOGGER + query + door.token(), DEBUG, JSON)));
    }
    for (String proxy :
        List.of(
            "X-Forwarded-For: 127.0.0.1",
            "Forwarded: for=127.0.0.1",
            "X-Real-IP: 127.0.0.1",
            "x-forwarded-host: localhost")) {
      all.add(post("proxied: " + proxy, 403, DEBUG, JSON, proxy));
    }
    for (String named : List.of("evil.example", "evil.example:4040", "127.0.0.1.evil.example")) {
      all.add(
          new Hostile(
              "rebound host " + named,
              List.of(403),
              door ->
                  door.request(
                      "POST", LOGGER, DEBUG, List.of("Host: " + named, bearer(door), JSON))));
    }
    all.add(
        new Hostile(
            "host with a script",
            List.of(400),
            door ->
                door.request("GET", "/actuator", "", List.of("Host: <script>\"/>", bearer(door)))));
  }

  /** A browser that another site's page drives. */
  private static void browsers(List<Hostile> all) {
    for (String origin :
        List.of("http://evil.example", "null", "http://127.0.0.1", "https://127.0.0.1:1", "")) {
      all.add(post("origin '" + origin + "'", 403, DEBUG, JSON, "Origin: " + origin));
    }
    all.add(post("no origin but a browser", 403, DEBUG, JSON, "Sec-Fetch-Site: cross-site"));
    all.add(post("no origin, same site", 403, DEBUG, JSON, "Sec-Fetch-Mode: no-cors"));
    all.add(
        new Hostile(
            "preflight",
            List.of(401),
            door ->
                door.request(
                    "OPTIONS",
                    LOGGER,
                    "",
                    List.of(
                        host(door),
                        "Origin: http://evil.example",
                        "Access-Control-Request-Method: POST"))));
  }

  private static void types(List<Hostile> all) {
    for (String type :
        List.of(
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "text/json",
            "application/json-patch+json",
            "*/*",
            "application/vnd.spring-boot.actuator.v9+json")) {
      all.add(post("type " + type, 415, DEBUG, "Content-Type: " + type));
    }
    all.add(post("no type", 415, DEBUG, "X-No: type"));
    for (String method : List.of("PUT", "DELETE", "PATCH")) {
      all.add(
          new Hostile(method, List.of(405), door -> authorized(door, method, LOGGER, DEBUG, JSON)));
    }
    for (String method : List.of("TRACE", "CONNECT", "post", "GETT", "\u0001")) {
      all.add(
          new Hostile(
              "method " + method,
              List.of(400, 404, 405, 501),
              door -> authorized(door, method, LOGGER, "", JSON)));
    }
  }

  private static void bodies(List<Hostile> all) {
    for (String body :
        List.of(
            "{\"configuredLevel\":\"LOUD\"}",
            "{\"configuredLevel\":\"\"}",
            "{\"configuredLevel\":false}",
            "{\"configuredLevel\":0}",
            "{\"configuredLevel\":[\"DEBUG\"]}",
            "{\"configuredLevel\":{\"level\":\"DEBUG\"}}",
            "{\"configuredLevel\":\"DEBUG\",\"configuredLevel\":\"TRACE\"}",
            "{\"configuredLevel\":\"DEBUG\"",
            "{\"configuredLevel\":\"DEBUG\"} {}",
            "{\"configuredLevel\":\"DEBUG\"}x",
            "[\"DEBUG\"]",
            "\"DEBUG\"",
            "DEBUG",
            "null",
            "{'configuredLevel':'DEBUG'}",
            "configuredLevel=DEBUG",
            "<level>DEBUG</level>",
            "\u0000",
            "{\"configuredLevel\":\"DEBUG\",\"ttl\":\"forever\"}",
            "{\"configuredLevel\":\"DEBUG\",\"ttl\":\"-PT5M\"}",
            "{\"configuredLevel\":\"DEBUG\",\"ttl\":\"PT25H\"}",
            "{\"configuredLevel\":\"DEBUG\",\"ttl\":\"PT0.1S\"}",
            "{\"configuredLevel\":\"DEBUG\",\"ttl\":30}",
            "{\"configuredLevel\":\"DEBUG\",\"ttl\":\"PT9223372036854775807S\"}",
            "{\"configuredLevel\":\"DEBUG\",\"ttl\":\"PT99999999999999999999S\"}",
            "{\"configuredLevel\":\"DEBUG\",\"reason\":7}",
            "{\"configuredLevel\":\"DEBUG\",\"reason\":\"" + "x".repeat(257) + "\"}",
            "{\"configuredLevel\":\"DEBUG\",\"force\":\"true\"}",
            "{\"configuredLevel\":\"DEBUG\",\"x\":" + "[".repeat(5_000) + "]}",
            "{\"configuredLevel\":1e999999999}")) {
      all.add(post("body " + shortened(body), 400, body, JSON));
    }
    all.add(post("1 MiB of a level", 413, "{\"configuredLevel\":\"" + MIB + "\"}", JSON));
    all.add(post("1 MiB of blanks", 413, " ".repeat(1 << 20), JSON));
    all.add(
        new Hostile(
            "ROOT to nothing",
            List.of(400),
            door ->
                authorized(
                    door, "POST", "/actuator/loggers/ROOT", "{\"configuredLevel\":null}", JSON)));
    all.add(
        new Hostile(
            "ROOT to TRACE",
            List.of(400),
            door ->
                authorized(
                    door,
                    "POST",
                    "/actuator/loggers/ROOT",
                    "{\"configuredLevel\":\"TRACE\"}",
                    JSON)));
  }

  private static void names(List<Hostile> all) {
    for (String name :
        List.of(
            "a..b",
            ".a",
            "a.",
            "a%20b",
            "a%0d%0ab",
            "a%00b",
            "%3Cscript%3E",
            "a%22b",
            "a%E2%80%AEb",
            "$%7Bjndi:ldap:x%7D",
            "a".repeat(257),
            "a%2e%2e",
            "-",
            "*",
            "%C0%AF",
            "%ff",
            "%",
            "%2",
            "%zz",
            "a;b=c",
            "a%3Bb",
            "%F0%9F%98%80")) {
      all.add(
          new Hostile(
              "name " + shortened(name),
              // A dash alone is a name; it is not refused, so it is not here to be created.
              name.equals("-") ? List.of(400) : List.of(400, 404),
              door ->
                  authorized(
                      door,
                      "POST",
                      "/actuator/loggers/" + name,
                      name.equals("-") ? "{\"configuredLevel\":\"LOUD\"}" : DEBUG,
                      JSON)));
    }
    all.add(
        new Hostile(
            "name of 1 MiB",
            // 0: closed while it was still sent.
            List.of(0, 400, 413, 414, 431),
            door -> authorized(door, "POST", "/actuator/loggers/" + MIB, DEBUG, JSON)));
    all.add(
        new Hostile(
            "name of 6,000 characters",
            List.of(400, 413, 414, 431),
            door ->
                authorized(
                    door, "POST", "/actuator/loggers/" + MIB.substring(0, 6_000), DEBUG, JSON)));
  }

  private static void paths(List<Hostile> all) {
    for (String path :
        List.of(
            "/actuator/loggers/%2e%2e",
            "/actuator/loggers/..%2f..%2fetc%2fpasswd",
            "/actuator/loggers/a%2fb",
            "/actuator/loggers/a%5cb",
            "/actuator//loggers/a",
            "//actuator/loggers/a",
            "/actuator/loggers/a/",
            "/actuator/loggers//",
            "/actuator/./loggers/%2e",
            "/actuator/loggers/x/../../../y",
            "/actuator;x=y/loggers/a",
            "/actuator/loggers/a\\b",
            "/actuator/loggers/a\u0000b",
            "/actuator/loggers/%u0041",
            "/actuator/loggers/%252e%252e",
            "/actuator/contexts/..%2f/loggers/a",
            "/actuator/contexts/%00/loggers/a")) {
      all.add(
          new Hostile(
              "path " + path.replace("\u0000", "<NUL>"),
              List.of(400, 404, 405),
              door -> authorized(door, "POST", path, DEBUG, JSON)));
    }
  }

  /** What is not HTTP any more. */
  private static void wires(List<Hostile> all) {
    all.add(chunked("garbage for a chunk", "zzz\r\n" + DEBUG + "\r\n0\r\n\r\n"));
    all.add(chunked("a negative chunk", "-5\r\n" + DEBUG + "\r\n0\r\n\r\n"));
    all.add(chunked("a chunk that is too short", "ff\r\n" + DEBUG + "\r\n"));
    all.add(chunked("a chunk of 2^63", "8000000000000000\r\n" + DEBUG + "\r\n"));
    all.add(wire("a body that is cut", "POST", "Content-Length: 5000", DEBUG));
    all.add(wire("a negative length", "POST", "Content-Length: -1", DEBUG));
    all.add(wire("a length that is none", "POST", "Content-Length: lots", DEBUG));
  }

  private static Hostile chunked(String name, String body) {
    return wire(name, "POST", "Transfer-Encoding: chunked", body);
  }

  private static Hostile wire(String name, String method, String header, String body) {
    return new Hostile(
        name,
        // 0: the connection is closed without a word.
        List.of(0, 400, 501),
        door ->
            (method
                    + " "
                    + door.prefix()
                    + (method.equals("GET") ? "/actuator/health" : LOGGER)
                    + " HTTP/1.1\r\n"
                    + host(door)
                    + "\r\n"
                    + bearer(door)
                    + "\r\n"
                    + JSON
                    + "\r\nConnection: close\r\n"
                    + header
                    + "\r\n\r\n"
                    + body)
                .getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Hostile post(String name, int status, String body, String... headers) {
    return new Hostile(
        name, List.of(status), door -> authorized(door, "POST", LOGGER, body, headers));
  }

  private static byte[] authorized(
      Door door, String method, String path, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add(host(door));
    all.add(bearer(door));
    return door.request(method, path, body, all);
  }

  private static String host(Door door) {
    return "Host: 127.0.0.1:" + door.port();
  }

  private static String bearer(Door door) {
    return "Authorization: Bearer " + door.token();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String shortened(String text) {
    String safe = text.replaceAll("[^ -~]", "?");
    return safe.length() > 60 ? safe.substring(0, 60) + "..." : safe;
  }
}
