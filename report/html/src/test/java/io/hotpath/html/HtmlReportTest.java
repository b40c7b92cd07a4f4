package io.hotpath.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be said of a page without a browser. */
class HtmlReportTest {

  private static final Pattern TOP_LEVEL =
      Pattern.compile("(?m)^(?:async )?(?:function|const|let|class) (\\w+)");

  private static String page(String name) throws IOException {
    SampleProfile sample = SampleProfile.of(3, 30, number -> name + number);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HtmlReport.write(sample.profile(), sample.timeline(), 2, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String between(String page, String start, String end) {
    int from = page.indexOf(start) + start.length();
    return page.substring(from, page.indexOf(end, from));
  }

  @Test
  void policy_namesTheScriptAndTheStyle() throws Exception {
    String page = page("name");
    for (String[] element :
        new String[][] {{"<script type=\"module\">", "</script>"}, {"<style>", "</style>"}}) {
      byte[] content = between(page, element[0], element[1]).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);

      assertThat(page).contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }
    assertThat(page).doesNotContain("unsafe-inline", "unsafe-eval", " onload=", "style=\"");
  }

  @Test
  void data_hostileNames_isJsonWithoutMarkup() throws IOException {
    String page = page("</script><!--'&\u2028\ud800\0");
    String data = between(page, "id=\"profile\">", "</script>\n<script type=\"module\">");

    assertThat(data.chars()).allMatch(c -> c >= ' ' && c < 127 && "<>&'".indexOf(c) < 0);
    try (JsonParser json = new JsonFactory().createParser(data)) {
      json.nextToken();
      json.skipChildren();
      assertThat(json.nextToken()).isNull();
    }
    assertThat(page.split("</script>", -1)).hasSize(3);
  }

  /** Merged trees show what is dear first, a single request what came first. */
  @Test
  void trees_ofRouteAndRequest_haveTheirOwnOrder() throws IOException {
    CallNode called = CallNode.root();
    called.add(1, 0, 100);
    called.child(new Method("app.App", "early", "App.java", 1)).add(1, 0, 10);
    called.child(new Method("app.App", "late", "App.java", 2)).add(1, 0, 80);
    Profile profile = new Profile();
    RouteProfile route = profile.route("GET /");
    route.countRequest(200, false, false, 100, -1, -1, -1);
    route.tree().addTree(called);
    route.keepSlow(
        new RequestProfile("1-1", "GET /", 0, 200, null, 100, -1, -1, -1, false, called));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HtmlReport.write(profile, new Timeline(), 2, out);

    String page = out.toString(StandardCharsets.UTF_8);
    assertThat(between(page, "\"trees\":{", "\"waiting\""))
        .contains("\"total\":[100,80,10,100,10,80]");
  }

  /** Names of the page only: everything else is the same, whatever the profile says. */
  @Test
  void data_names_areNowhereElse() throws IOException {
    String page = page("planted");

    String data = between(page, "id=\"profile\">", "</script>\n<script type=\"module\">");
    assertThat(data).contains("planted");
    assertThat(page.replace(data, "")).doesNotContain("planted");
  }

  @Test
  void modules_joined_haveNamesOfTheirOwn() throws IOException {
    for (List<String> modules : List.of(PageScript.REPORT, PageScript.DIFF)) {
      checkNames(modules);
    }
    for (String script : List.of(PageScript.report(), PageScript.diff())) {
      assertThat(script).doesNotContain("</script", "<!--");
    }
  }

  private static void checkNames(List<String> modules) throws IOException {
    List<String> names = new ArrayList<>();
    for (String module : modules) {
      String code = PageScript.module(module);
      assertThat(code).as(module).doesNotContainPattern("(?m)^(import|export)\\b");
      assertThat(code).as(module).doesNotContain("innerHTML", "insertAdjacentHTML", "eval(");
      Matcher found = TOP_LEVEL.matcher(code);
      while (found.find()) {
        names.add(found.group(1));
      }
    }

    assertThat(names).hasSizeGreaterThan(60).doesNotHaveDuplicates();
  }
}
