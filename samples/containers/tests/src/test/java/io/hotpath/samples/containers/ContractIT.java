package io.hotpath.samples.containers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hotpath.samples.contract.Work;
import io.hotpath.samples.oracle.MazeRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each path answers, on every container. */
@ParameterizedClass
@EnumSource(Launch.class)
final class ContractIT {
  @SuppressWarnings("NullAway.Init") // Set before the first test of each container.
  private static Child child;

  private final Launch launch;

  ContractIT(Launch launch) {
    this.launch = launch;
  }

  @BeforeParameterizedClassInvocation
  static void start(Launch launch) throws IOException {
    child = Child.start(launch);
  }

  @AfterParameterizedClassInvocation
  static void stop() throws IOException {
    child.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/plain, 200, plain 3 {branch3}",
    "/plain?n=7, 200, plain 7 {branch7}",
    "/recurse?depth=4, 200, recurse 4 {recurse4}",
    "/rescue, 200, rescue {rescue1}",
    "/overflow, 200, overflow {leaf2}",
    "/forward, 200, plain 3 {branch3}",
    "/include, 200, before|plain 3 {branch3}|plain 3 {branch3}|after",
    "/error-page, 418, oops 418 {oops}",
    "/oops, 200, oops 200 {oops}",
    "/throw, 500, oops 500 {oops}",
    "/async-complete, 200, async complete {leaf1}",
    "/async-complete-early, 200, async complete early {leaf1}",
    "/async-start, 200, async start {leaf1}",
    "/async-dispatch, 200, plain 3 {branch3}",
    "/async-redispatch, 200, async redispatch 3",
    "/async-timeout, 503, async timeout {leaf1}",
    "/async-slow?ms=50, 200, async slow {leaf1}",
    "/stream, 200, part 1 {leaf1}|part 2 {leaf2}|part 3 {leaf3}",
    "/head, 200, head {leaf1}",
    "/secret?token=hunter2, 200, ok",
    "/slow?ms=20, 200, slow 20 {leaf1}",
    "/session, 200, visits 1 {leaf1}",
  })
  void get_textPath_answersWhatIsKnown(String path, int status, String body) throws Exception {
    HttpResponse<byte[]> answer = child.get(path);

    assertThat(text(answer, UTF_8)).isEqualTo(filled(body) + "\n");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(contentType(answer)).isEqualTo("text/plain;charset=utf-8");
  }

  @ParameterizedTest
  @CsvSource({
    "/error-status, 404",
    "/missing, 404",
    "/throw-unmapped, 500",
    "/async-timeout-unhandled, 500",
  })
  void get_pathWithoutErrorPage_containersOwnPageWithoutStack(String path, int status)
      throws Exception {
    HttpResponse<byte[]> answer = child.get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(text(answer, UTF_8)).startsWithIgnoringCase("<").doesNotContain("\tat ");
    assertThat(child.get(path).body()).isEqualTo(answer.body());
  }

  /**
   * Undertow completes such a request on two threads at once, so that sometimes the connection
   * closes without an answer.
   */
  @Test
  void get_asyncThrow_listenerAnswers() throws Exception {
    assumeThat(launch).isNotEqualTo(Launch.UNDERTOW_EMBEDDED);

    HttpResponse<byte[]> answer = child.get("/async-throw");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(text(answer, UTF_8)).isEqualTo("async error " + Work.leaf(1) + "\n");
  }

  /** The specification leaves open whose error it is when a dispatch has begun. */
  @Test
  void get_asyncError_statusOfThisContainer() throws Exception {
    int status = child.get("/async-error").statusCode();

    assertThat(status).isEqualTo(launch.isJetty() || launch.isTomcat() ? 500 : 502);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 42, -9, 5_000_000_007L})
  void get_mixed_countsEqualTheRules(long seed) throws Exception {
    Map<String, Long> counts = new TreeMap<>();
    String body = text(child.get("/mixed?seed=" + seed), UTF_8);
    body.lines()
        .skip(1)
        .map(line -> line.split(" ", 2))
        .forEach(words -> counts.put(words[0], Long.valueOf(words[1])));

    assertThat(counts).isEqualTo(MazeRules.count(seed));
  }

  @Test
  void get_html_utf8WithLength() throws Exception {
    HttpResponse<byte[]> answer = child.get("/html");

    assertThat(contentType(answer)).isEqualTo("text/html;charset=utf-8");
    assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(answer.body().length);
    assertThat(text(answer, UTF_8)).contains("Größe", "schöne Äpfel: " + Work.leaf(1), "</body>");
  }

  @Test
  void get_htmlLatin1_oneBytePerUmlaut() throws Exception {
    HttpResponse<byte[]> answer = child.get("/html-latin1");

    assertThat(contentType(answer)).isEqualTo("text/html;charset=iso-8859-1");
    assertThat(text(answer, ISO_8859_1)).contains("Größe", "schöne Äpfel", "</body>");
  }

  @Test
  void get_htmlGzip_compressedOnce() throws Exception {
    HttpResponse<byte[]> answer = child.get("/html-gzip");

    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    byte[] page = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertThat(page).isEqualTo(child.get("/html").body());
  }

  @Test
  void get_json_document() throws Exception {
    HttpResponse<byte[]> answer = child.get("/json");

    assertThat(text(answer, UTF_8))
        .isEqualTo("{\"name\":\"Ärger\",\"number\":" + Work.leaf(1) + "}\n");
    assertThat(contentType(answer)).isEqualTo("application/json;charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3000, 200_000})
  void get_bytes_asManyAsAskedFor(int n) throws Exception {
    byte[] expected = new byte[n];
    Arrays.fill(expected, (byte) Work.leaf(1));

    assertThat(child.get("/bytes?n=" + n).body()).isEqualTo(expected);
  }

  @Test
  void head_head_headersOfGetWithoutBody() throws Exception {
    HttpResponse<byte[]> get = child.get("/head");
    HttpResponse<byte[]> head =
        child.send(child.request("/head").method("HEAD", BodyPublishers.noBody()).build());

    assertThat(head.body()).isEmpty();
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(get.body().length);
  }

  @Test
  void post_form_echoesParameterAndSize() throws Exception {
    byte[] form = "name=J%C3%B6rg".getBytes(UTF_8);

    HttpResponse<byte[]> answer = child.post("/post", "application/x-www-form-urlencoded", form);

    assertThat(text(answer, UTF_8))
        .isEqualTo("post Jörg " + form.length + " " + Work.leaf(1) + "\n");
  }

  @Test
  void post_bytes_echoesSize() throws Exception {
    HttpResponse<byte[]> answer =
        child.post("/post", "application/octet-stream", new byte[100_000]);

    assertThat(text(answer, UTF_8)).isEqualTo("post none 100000 " + Work.leaf(1) + "\n");
  }

  @Test
  void get_sessionWithCookie_countsVisits() throws Exception {
    String cookie = child.get("/session").headers().firstValue("Set-Cookie").orElseThrow();
    String pair = cookie.substring(0, cookie.indexOf(';'));

    HttpResponse<byte[]> second =
        child.send(child.request("/session").header("Cookie", pair).build());

    assertThat(text(second, UTF_8)).isEqualTo("visits 2 " + Work.leaf(1) + "\n");
  }

  private static String filled(String body) {
    return body.replace('|', '\n')
        .replace("{leaf1}", String.valueOf(Work.leaf(1)))
        .replace("{leaf2}", String.valueOf(Work.leaf(2)))
        .replace("{leaf3}", String.valueOf(Work.leaf(3)))
        .replace("{oops}", String.valueOf(Work.leaf(1) + Work.leaf(2) + Work.leaf(3)))
        .replace("{branch3}", String.valueOf(Work.branch(3)))
        .replace("{branch7}", String.valueOf(Work.branch(7)))
        .replace("{recurse4}", String.valueOf(Work.recurse(4)))
        .replace("{rescue1}", String.valueOf(Work.rescue(1)));
  }

  private static String text(HttpResponse<byte[]> answer, Charset charset) {
    return new String(answer.body(), charset);
  }

  /** Containers write the case and the blanks of the header in their own way. */
  private static String contentType(HttpResponse<byte[]> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    return type.toLowerCase(Locale.ROOT).replace(" ", "");
  }
}
