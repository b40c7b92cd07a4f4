package io.hotpath.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What showing does to answers, in one container: the same pages are served without the filter,
 * with {@code inline} and {@code header}, and with a key.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ShowingContract {

  private static final String KEY = "correct-horse-battery";
  private static final String HTML =
      "<html><body><p>Gr\u00fc\u00dfe \u20ac \ud83d\ude00</p></body></html>";
  private static final String ASCII = "<html><body><p>hello</p></BODY></html>\n";

  private final Container.Kind kind;

  /** Undertow says that a dispatched request is still asynchronous: it stays untouched. */
  private final boolean dispatchedIsAsync;

  private final List<Container> containers = new ArrayList<>();
  private int plain;
  private int shown;
  private int keyed;

  ShowingContract(Container.Kind kind, boolean dispatchedIsAsync) {
    this.kind = kind;
    this.dispatchedIsAsync = dispatchedIsAsync;
  }

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Path files = Files.createDirectories(folder.resolve("files"));
    Files.writeString(files.resolve("static.html"), HTML);
    Files.writeString(files.resolve("style.css"), "p { color: red }");
    String dir = folder.resolve("profiles").toString();
    plain = start(site(), files);
    shown = start(site().profiled(Map.of("inline", "true", "header", "true", "dir", dir)), files);
    keyed = start(site().profiled(Map.of("key", KEY, "dir", dir)), files);
  }

  private int start(Site site, Path files) throws Exception {
    Container container = kind.start(site, files);
    containers.add(container);
    return container.port();
  }

  @AfterAll
  void stop() {
    containers.forEach(Container::close);
  }

  private static Site site() {
    return charsetPages(shownPages(untouchedPages(new Site()))).errorPage(410, "/gone-page");
  }

  private static Site shownPages(Site site) {
    site.page(
        "/writer",
        (request, response) -> {
          response.setContentType("text/html;charset=UTF-8");
          response.getWriter().print(HTML);
        });
    site.page(
        "/stream",
        (request, response) -> {
          response.setContentType("text/html; charset=utf-8");
          response.getOutputStream().write(HTML.getBytes(StandardCharsets.UTF_8));
        });
    site.page(
        "/bytewise",
        (request, response) -> {
          response.setContentType("Text/HTML; charset=utf-8");
          for (byte b : HTML.getBytes(StandardCharsets.UTF_8)) {
            response.getOutputStream().write(b);
          }
        });
    site.page(
        "/length-before",
        (request, response) -> {
          byte[] body = HTML.getBytes(StandardCharsets.UTF_8);
          response.setContentLength(body.length);
          response.setContentType("text/html;charset=UTF-8");
          response.getOutputStream().write(body);
          response.getOutputStream().flush();
        });
    site.page(
        "/length-after",
        (request, response) -> {
          byte[] body = HTML.getBytes(StandardCharsets.UTF_8);
          response.setContentType("text/html;charset=UTF-8");
          response.getWriter().print(HTML);
          response.setHeader("content-length", Integer.toString(body.length));
        });
    site.page(
        "/length-long",
        (request, response) -> {
          byte[] body = HTML.getBytes(StandardCharsets.UTF_8);
          response.setContentType("text/html;charset=UTF-8");
          response.setContentLengthLong(body.length);
          response.getWriter().print(HTML);
          response.getWriter().close();
        });
    site.page(
        "/large",
        (request, response) -> {
          response.setContentType("text/html;charset=UTF-8");
          for (int i = 0; i < 20_000; i++) {
            response.getWriter().println("line \u20ac " + i);
          }
          response.getWriter().print(HTML);
        });
    site.page(
        "/no-body-tag",
        (request, response) -> {
          response.setContentType("text/html;charset=UTF-8");
          response.getWriter().print("<p>fragment");
        });
    site.page(
        "/two-body-tags",
        (request, response) -> {
          response.setContentType("text/html;charset=UTF-8");
          response.getWriter().print("<body><pre></body></pre>");
          response.getWriter().print("</bo");
          response.getWriter().print("dy></html>");
        });
    site.page(
        "/flushed",
        (request, response) -> {
          response.setContentType("text/html;charset=UTF-8");
          response.getWriter().print("<body>one");
          response.getWriter().flush();
          response.getWriter().print("two</bod");
          response.flushBuffer();
          response.getWriter().print("y></html>");
          response.getWriter().flush();
        });
    site.page(
        "/error-page",
        (request, response) -> {
          response.setStatus(503);
          response.setContentType("text/html;charset=UTF-8");
          response.getWriter().print(ASCII);
        });
    site.page(
        "/forward",
        (request, response) -> request.getRequestDispatcher("/writer").forward(request, response));
    site.page(
        "/include",
        (request, response) -> {
          response.setContentType("text/html;charset=UTF-8");
          response.getWriter().print("<body>before");
          request.getRequestDispatcher("/included").include(request, response);
          response.getWriter().print("after</body>");
        });
    site.page(
        "/included",
        (request, response) -> {
          response.setContentLength(7);
          response.setHeader("ETag", "\"included\"");
          response.getWriter().print("inside the page");
        });
    site.page(
        "/reset",
        (request, response) -> {
          response.setContentType("text/html;charset=UTF-8");
          response.setHeader("X-Forgotten", "yes");
          response.getOutputStream().print("wrong");
          response.reset();
          response.setContentType("text/html;charset=UTF-8");
          response.getWriter().print(HTML);
        });
    site.page(
        "/reset-buffer",
        (request, response) -> {
          response.setContentType("text/html;charset=UTF-8");
          response.getWriter().print("wrong");
          response.resetBuffer();
          response.getWriter().print(HTML);
        });
    site.page(
        "/dispatched",
        (request, response) -> {
          if (request.getAttribute("again") == null) {
            request.setAttribute("again", true);
            request.startAsync().dispatch();
          } else {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().print(HTML);
          }
        });
    site.page(
        "/printf",
        (request, response) -> {
          response.setContentType("text/html;charset=UTF-8");
          response.setLocale(java.util.Locale.GERMANY);
          response.getWriter().printf("<b>%.2f</b>", 1234.5);
          response.getWriter().println();
          response.getWriter().println(7);
          response.getWriter().append("x").append('y').append("abc", 1, 2).println(true);
        });
    return site;
  }

  private static Site charsetPages(Site site) {
    site.page(
        "/utf16-writer",
        (request, response) -> {
          response.setContentType("text/html;charset=UTF-16");
          response.setContentLength(HTML.getBytes(StandardCharsets.UTF_16).length);
          response.getWriter().print(HTML);
        });
    site.page(
        "/utf16-stream",
        (request, response) -> {
          response.setContentType("text/html;charset=UTF-16");
          response.getOutputStream().write(HTML.getBytes(StandardCharsets.UTF_16));
        });
    site.page(
        "/utf16le-stream",
        (request, response) -> {
          response.setContentType("text/html");
          response.getOutputStream().write(new byte[] {(byte) 0xff, (byte) 0xfe});
          response.getOutputStream().write(HTML.getBytes(StandardCharsets.UTF_16LE));
        });
    site.page(
        "/latin1-stream",
        (request, response) -> {
          response.setContentType("text/html;charset=iso-8859-1");
          response.getOutputStream().write(HTML.getBytes(StandardCharsets.ISO_8859_1));
        });
    return site;
  }

  private static Site untouchedPages(Site site) {
    site.page(
        "/text",
        (request, response) -> {
          response.setContentType("text/plain;charset=UTF-8");
          response.getWriter().print(HTML);
        });
    site.page(
        "/json",
        (request, response) -> {
          response.setContentType("application/json");
          response.setContentLength(2);
          response.getOutputStream().print("{}");
        });
    site.page("/no-type", (request, response) -> response.getOutputStream().print(ASCII));
    site.page("/empty", (request, response) -> response.setContentType("text/html"));
    site.page(
        "/no-content",
        (request, response) -> {
          response.setContentType("text/html");
          response.setStatus(204);
        });
    site.page(
        "/not-modified",
        (request, response) -> {
          response.setContentType("text/html");
          response.setStatus(304);
        });
    for (String header :
        List.of(
            "Content-Encoding: br",
            "ETag: \"1\"",
            "Digest: sha-256=x",
            "Content-MD5: x",
            "Content-Disposition: attachment",
            "Cache-Control: no-transform")) {
      String[] parts = header.split(": ", 2);
      site.page(
          "/with-" + parts[0],
          (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().print(HTML);
            response.setHeader(parts[0], parts[1]);
          });
    }
    site.page(
        "/part",
        (request, response) -> {
          response.setStatus(206);
          response.setHeader("Content-Range", "bytes 0-37/100");
          response.setContentType("text/html");
          response.getOutputStream().print(ASCII);
        });
    site.page(
        "/unknown-charset",
        (request, response) -> {
          response.setContentType("text/html;charset=Shift_JIS");
          response.getOutputStream().write(HTML.getBytes(Charset.forName("Shift_JIS")));
        });
    site.page(
        "/redirect",
        (request, response) -> {
          response.setContentType("text/html");
          response.getWriter().print("moved");
          response.sendRedirect("/writer");
        });
    site.page(
        "/send-error",
        (request, response) -> {
          response.setContentType("text/html");
          response.getWriter().print("half a page");
          response.sendError(404, "nothing here");
        });
    site.page(
        "/too-large",
        (request, response) -> {
          response.setContentType("text/html;charset=UTF-8");
          String line = "0123456789abcde\u20ac\n".repeat(1024);
          for (int i = 0; i < 200; i++) {
            response.getWriter().write(line);
          }
          response.getWriter().print(HTML);
        });
    site.page(
        "/too-large-with-length",
        (request, response) -> {
          response.setContentType("text/html;charset=UTF-8");
          byte[] line = "0123456789abcdef\n".repeat(1024).getBytes(StandardCharsets.US_ASCII);
          response.setContentLength(200 * line.length);
          for (int i = 0; i < 200; i++) {
            response.getOutputStream().write(line);
          }
        });
    site.page(
        "/flushed-with-length",
        (request, response) -> {
          response.setContentType("text/html;charset=UTF-8");
          response.setContentLength(ASCII.length());
          response.getOutputStream().print(ASCII.substring(0, 10));
          response.flushBuffer();
          response.getOutputStream().print(ASCII.substring(10));
        });
    site.page(
        "/async",
        (request, response) -> {
          response.setContentType("text/html;charset=UTF-8");
          response.getWriter().print("<body>");
          var async = request.startAsync(request, response);
          async.start(
              () -> {
                try {
                  TimeUnit.MILLISECONDS.sleep(20);
                  async.getResponse().getWriter().print("later</body>");
                  async.complete();
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
        });
    site.page(
        "/async-at-once",
        (request, response) -> {
          response.setContentType("text/html;charset=UTF-8");
          response.getWriter().print("<body>early");
          var async = request.startAsync(request, response);
          response.getWriter().print("later</body>");
          async.complete();
        });
    site.page(
        "/own-timing",
        (request, response) -> {
          response.setHeader("Server-Timing", "db;dur=3");
          response.setContentType("text/plain");
          response.getWriter().print("x");
        });
    site.page(
        "/post",
        (request, response) -> {
          response.setContentType("text/plain");
          response.getWriter().print(request.getParameter("field"));
        });
    site.page(
        "/gone-page",
        (request, response) -> {
          response.setContentType("text/plain");
          response.getWriter().print("gone for good");
        });
    site.page("/gone", (request, response) -> response.sendError(410));
    return site;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/writer",
        "/stream",
        "/bytewise",
        "/length-before",
        "/length-after",
        "/length-long",
        "/large",
        "/no-body-tag",
        "/two-body-tags",
        "/flushed",
        "/error-page",
        "/forward",
        "/include",
        "/reset",
        "/reset-buffer",
        "/printf"
      })
  void htmlPage_inline_hasTableBeforeEndOfBody(String path) throws Exception {
    Answer without = Answer.to(plain, "GET " + path);
    Answer with = Answer.to(shown, "GET " + path);

    String page = with.text();
    int start = page.indexOf("<br clear=\"all\"><table");
    int end = page.indexOf("</table>\n") + "</table>\n".length();
    assertThat(start).as(page).isNotNegative();
    assertThat(page.substring(0, start) + page.substring(end)).isEqualTo(without.text());
    String rest = without.text().substring(start).toLowerCase(java.util.Locale.ROOT);
    int lastTag = without.text().toLowerCase(java.util.Locale.ROOT).lastIndexOf("</body>");
    assertThat(start).isEqualTo(lastTag < 0 ? without.text().length() : lastTag);
    assertThat(rest).doesNotContain("<br");
    assertThat(with.isWhole()).isTrue();
    assertThat(with.status()).isEqualTo(without.status());
    assertThat(with.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page).contains("Request " + with.header("Hotpath-Request"));
    assertThat(page.substring(start, end)).doesNotContain("style=", "<script");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /text",
        "GET /json",
        "GET /no-type",
        "GET /empty",
        "GET /no-content",
        "GET /not-modified",
        "GET /with-Content-Encoding",
        "GET /with-ETag",
        "GET /with-Digest",
        "GET /with-Content-MD5",
        "GET /with-Content-Disposition",
        "GET /with-Cache-Control",
        "GET /part",
        "GET /unknown-charset",
        "GET /redirect",
        "GET /send-error",
        "GET /too-large",
        "GET /too-large-with-length",
        "GET /flushed-with-length",
        "GET /async",
        "GET /async-at-once",
        "GET /own-timing",
        "GET /gone",
        "GET /style.css",
        "GET /missing.html",
        "HEAD /writer",
        "HEAD /length-before",
        "HEAD /static.html"
      })
  void otherAnswer_inline_isUntouched(String request) throws Exception {
    Answer without = Answer.to(plain, request);
    Answer with = Answer.to(shown, request);

    assertThat(with.text()).isEqualTo(without.text());
    assertThat(with.raw()).isEqualTo(without.raw());
    assertThat(with.othersHead()).isEqualTo(without.othersHead());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/writer",
        "/text",
        "/too-large",
        "/redirect",
        "/async",
        "/json",
        "/flushed",
        "/gone"
      })
  void anyAnswer_header_saysRequestAndTiming(String path) throws Exception {
    Answer answer = Answer.to(shown, "GET " + path);

    assertThat(answer.header("Hotpath-Request")).matches("[0-9a-f]+-[0-9a-f]+");
    assertThat(answer.header("Server-Timing"))
        .matches("total;dur=\\d+\\.\\d(, cpu;dur=\\d+\\.\\d)?");
  }

  @Test
  void dispatchedPage_inline_hasTable() throws Exception {
    Answer without = Answer.to(plain, "GET /dispatched");
    Answer with = Answer.to(shown, "GET /dispatched");

    assertThat(with.text().contains("<table")).isEqualTo(!dispatchedIsAsync);
    assertThat(with.text().replaceFirst("(?s)<br clear.*</table>\n", "")).isEqualTo(without.text());
  }

  @Test
  void ownTiming_header_isKept() throws Exception {
    Answer answer = Answer.to(shown, "GET /own-timing");

    assertThat(answer.head()).contains("Server-Timing: db;dur=3");
    assertThat(answer.head()).anyMatch(line -> line.startsWith("Server-Timing: total;dur="));
  }

  @Test
  void staticPage_inline_isUntouchedOrHasTable() throws Exception {
    Answer without = Answer.to(plain, "GET /static.html");
    Answer with = Answer.to(shown, "GET /static.html");

    assertThat(with.isWhole()).isTrue();
    assertThat(with.text().replaceFirst("(?s)<br clear.*</table>\n", "")).isEqualTo(without.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/utf16-writer", "/utf16-stream", "/utf16le-stream", "/latin1-stream"})
  void otherCharset_inline_hasTableInThisCharset(String path) throws Exception {
    Charset charset =
        path.startsWith("/latin1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16;
    Answer without = Answer.to(plain, "GET " + path);
    Answer with = Answer.to(shown, "GET " + path);

    String page = with.text(charset);
    assertThat(page).contains("<table").contains("</table>\n</body>");
    assertThat(page.replaceFirst("(?s)<br clear.*</table>\n", "")).isEqualTo(without.text(charset));
    assertThat(with.isWhole()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /writer?hotpath-key=" + KEY,
        "GET /writer?a=b&hotpath-key=correct%2Dhorse-battery"
      })
  void request_rightKeyInQuery_showsItself(String request) throws Exception {
    Answer answer = Answer.to(keyed, request);

    assertThat(answer.text()).contains("<table").doesNotContain(KEY);
    assertThat(answer.header("Hotpath-Request")).isNotNull();
    assertThat(String.join("\n", answer.head())).doesNotContain(KEY);
  }

  @Test
  void request_rightKeyInHeader_showsItself() throws Exception {
    Answer answer = Answer.to(keyed, "GET /writer", "Hotpath-Key: " + KEY);

    assertThat(answer.text()).contains("<table").doesNotContain(KEY);
    assertThat(answer.header("Server-Timing")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /writer",
        "GET /writer?hotpath-key=",
        "GET /writer?hotpath-key=correct-horse-batter",
        "GET /writer?xhotpath-key=" + KEY,
        "GET /writer?hotpath-key=%zz"
      })
  void request_noOrWrongKey_isUntouched(String request) throws Exception {
    Answer without = Answer.to(plain, request);
    Answer with = Answer.to(keyed, request);

    assertThat(with.raw()).isEqualTo(without.raw());
    assertThat(with.head().toString()).doesNotContain("Hotpath-").doesNotContain("Server-Timing");
    assertThat(with.othersHead()).isEqualTo(without.othersHead());
  }

  @Test
  void post_keyConfigured_bodyIsNotConsumed() throws Exception {
    Answer answer =
        Answer.to(
            keyed,
            "POST /post?hotpath-key=" + KEY,
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Length: 11",
            "",
            "field=value");

    assertThat(answer.text()).isEqualTo("value");
  }
}
