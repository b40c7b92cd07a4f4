package io.hotpath.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Secrets wherever a request and its application may have some, and no output with one in it. */
final class PrivacyTest {

  private static final List<String> SECRETS =
      IntStream.range(0, 22).mapToObj(i -> "pr1vat3-" + (char) ('a' + i) + "77").toList();

  private static String secret(int number) {
    return SECRETS.get(number);
  }

  @Test
  void secrets_areInNoFileAndNoLog(@TempDir Path folder) throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger("hotpath");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(log);
    StringBuilder tables = new StringBuilder();
    try (Container container = Container.jetty(site(folder), folder)) {
      send(container.port(), tables);
    } finally {
      logger.detachAppender(log);
      logger.setLevel(Level.OFF);
    }
    StringBuilder written = new StringBuilder(tables);
    log.list.forEach(event -> written.append(event.getFormattedMessage()));
    try (Stream<Path> files = Files.walk(folder.resolve("profiles"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        written.append(Files.readString(file));
      }
    }

    assertThat(written).contains("GET /page", "GET /user/{x}/mail", "POST /failing", "Request ");
    for (String secret : SECRETS) {
      assertThat(written).doesNotContain(secret);
    }
  }

  private static Site site(Path folder) {
    Site site =
        new Site()
            .profiled(
                Map.of(
                    "dir",
                    folder.resolve("profiles").toString(),
                    "requests",
                    "all",
                    "log",
                    "each",
                    "key",
                    secret(0) + secret(1)));
    site.page(
        "/page",
        (request, response) -> {
          request.getSession().setAttribute(secret(2), secret(3));
          request.setAttribute(secret(4), secret(5));
          response.setHeader("X-Secret", secret(6));
          response.setContentType("text/html");
          Thread.currentThread().setName(secret(21));
          response.getWriter().print("<body>" + request.getParameter("token") + "</body>");
        });
    site.page(
        "/failing",
        (request, response) -> {
          throw new IllegalStateException(secret(7), new IllegalArgumentException(secret(8)));
        });
    site.page("/user/*", (request, response) -> response.getWriter().print("mail"));
    site.page("/error", (request, response) -> response.sendError(500, secret(9)));
    return site;
  }

  private static void send(int port, StringBuilder tables) throws Exception {
    String authorization =
        java.util.Base64.getEncoder().encodeToString(secret(10).getBytes(StandardCharsets.UTF_8));
    String page =
        Answer.to(
                port,
                "GET /page;jsessionid=" + secret(11) + "?token=" + secret(12) + "&" + secret(13),
                "Cookie: session=" + secret(14),
                "Authorization: Basic " + authorization,
                "User-Agent: " + secret(15),
                "Referer: http://localhost/?" + secret(16),
                "X-Forwarded-For: " + secret(17),
                "Hotpath-Key: " + secret(0) + secret(1))
            .text();
    assertThat(page).contains("<table");
    tables.append(page, page.indexOf("<table"), page.indexOf("</table>"));
    Answer.to(
        port,
        "POST /failing?x=" + secret(18),
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Length: " + ("p=" + secret(19)).length(),
        "",
        "p=" + secret(19));
    Answer.to(port, "GET /error");
    Answer.to(port, "GET /user/" + secret(20) + "/mail");
  }
}
