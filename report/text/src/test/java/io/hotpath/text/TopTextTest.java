package io.hotpath.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopTextTest {

  private static final TopText STANDARD = new TopText(TopOptions.STANDARD);

  @Test
  void write_shop_matchesGolden() throws IOException {
    Golden.assertMatches("top.txt", write(STANDARD, ShopProfile.profile()));
  }

  @Test
  void hotPaths_shop_matchesGolden() throws IOException {
    Golden.assertMatches("log.txt", STANDARD.hotPaths(ShopProfile.profile()));
  }

  @Test
  void request_slowProduct_matchesGolden() throws IOException {
    Golden.assertMatches("request.txt", STANDARD.request(ShopProfile.slowProduct()));
  }

  @Test
  void write_limitBelowRows_saysWhatIsLeftOut() throws IOException {
    TopText two = new TopText(new TopOptions(2, Sort.TIME, "product"));

    String text = write(two, ShopProfile.profile());

    assertThat(text).contains("   List reduced from 5 to 2 due to restriction <2>\n");
    assertThat(text).contains("Catalogue.java:58", "ProductServlet.java:31");
    assertThat(text).doesNotContain("(request)  ").doesNotContain("Route GET /categories");
  }

  @ParameterizedTest
  @CsvSource({
    "TIME, 'internal time, call count', Catalogue.java:58",
    "CUMULATIVE, 'cumulative time, internal time', (request)",
    "CALLS, 'call count, internal time', View.java:90",
    "NAME, 'function name', (request)",
  })
  void write_sort_namesAndKeepsTheOrder(Sort sort, String words, String first) throws IOException {
    String text = write(new TopText(new TopOptions(40, sort, "product")), ShopProfile.profile());

    assertThat(text).contains("Ordered by: " + words + "\n");
    String table = text.substring(text.indexOf("   ncalls"));
    assertThat(table.lines().skip(1).findFirst().orElseThrow()).contains(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /product/{n}", "^GET /pro.*[}]$", "duct"})
  void write_routeGiven_showsOnlyThat(String route) throws IOException {
    String text = write(new TopText(new TopOptions(40, Sort.TIME, route)), ShopProfile.profile());

    assertThat(text).contains("Route GET /product/{n}:").doesNotContain("Route GET /:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "[", "(a+)+$"})
  void write_noSuchRoute_saysSo(String route) throws IOException {
    String text = write(new TopText(new TopOptions(40, Sort.TIME, route)), ShopProfile.profile());

    assertThat(text).startsWith("No requests of such a route.\n");
  }

  @Test
  void write_routeWithLooks_saysWhatItsTimeWas() throws IOException {
    Profile profile = new Profile();
    RouteProfile route = profile.route("GET /");
    for (int i = 0; i < 2; i++) {
      route.countRequest(200, false, false, 20_000_000, 1_000_000, -1, -1);
      route.tree().add(1, 0, 20_000_000);
    }
    CallNode work = route.tree().child(new Method("app.App", "work", "App.java", 1));
    work.add(2, 0, 40_000_000);
    work.child(Method.LOGGING).add(2, 0, 4_000_000);
    work.addLooks(3, 2, 1);
    route.countPauses(600_000);

    assertThat(write(STANDARD, profile))
        .contains(
            "of its time ms: running ~9.000, MongoDB 0.000, logging 2.000, locks ~6.000,"
                + " other waits ~3.000; GC pauses ~0.300 (6 looks)\n");
  }

  @Test
  void write_nothingMeasured_saysSo() throws IOException {
    assertThat(write(STANDARD, new Profile()))
        .startsWith("No requests.\n")
        .contains("Measured: no window, 0 requests in 0 routes")
        .doesNotContain("NaN");
    assertThat(STANDARD.hotPaths(new Profile())).contains("Lost: nothing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\r\nb",
        "\u001b[2J",
        "\u009b31m",
        "\u202eabc",
        "\u2028",
        "\ud800",
        "\udc00x",
        "\u0000",
        "\u007f",
        "\ufeff",
        "\u2066x\u2069",
        "%s%n%d",
        "${jndi:x}",
        "a\u0085b",
      })
  void write_hostileNames_staysOneLineEach(String hostile) throws IOException {
    HostileLines.assertHarmless(everywhere(hostile), everywhere("x"));
  }

  @Test
  void write_endlessNames_cutsThem() throws IOException {
    String text = everywhere("x".repeat(60_000));

    assertThat(text.lines()).allMatch(line -> line.length() < 1200);
  }

  private static String everywhere(String name) throws IOException {
    Profile profile = new Profile();
    profile.countWindow(name, 0, 1000);
    profile.skip(name, name);
    profile.addFault(name, 1);
    RouteProfile route = profile.route("GET /" + name);
    route.countRequest(200, false, false, 5_000_000, 1, 1, 1);
    CallNode tree = CallNode.root();
    tree.add(1, 0, 5_000_000);
    tree.child(new Method(name, name, name, 3)).add(3, 1, 4_000_000);
    route.tree().addTree(tree);
    route.sampledTreeToFill().addTree(tree);
    RequestProfile slow =
        new RequestProfile(name, name, 1, 500, name, 5_000_000, -1, -1, -1, true, tree);
    route.keepSlow(slow);
    return write(STANDARD, profile) + STANDARD.hotPaths(profile) + STANDARD.request(slow);
  }

  @Test
  void write_deepAndWideTrees_staysBounded() throws IOException {
    Profile profile = new Profile();
    RouteProfile route = profile.route("GET /deep");
    route.countRequest(200, false, false, 1_000_000_000, -1, -1, -1);
    CallNode at = route.tree();
    at.add(1, 0, 1_000_000_000);
    for (int i = 0; i < 50_000; i++) {
      at = at.child(ShopProfile.method("Deep", "m" + i % 1000, i % 1000));
      at.add(1, 0, 900_000_000 - i);
    }
    for (int i = 0; i < 5_000; i++) {
      route.tree().child(ShopProfile.method("Wide", "m" + i, i)).add(1, 0, 10_000);
    }

    String text = write(STANDARD, profile) + STANDARD.hotPaths(profile);

    assertThat(text.lines().count()).isLessThan(600);
    assertThat(text.lines()).allMatch(line -> line.length() < 600);
    assertThat(text).contains("... 5000 more below 1 %");
  }

  @Test
  void write_manyRoutes_showsTheDearest() throws IOException {
    Profile profile = new Profile();
    for (int i = 0; i < 100; i++) {
      profile.route("GET /r" + i).countRequest(200, false, false, 1_000_000L * i, -1, -1, -1);
    }

    List<String> lines = write(STANDARD, profile).lines().toList();

    assertThat(lines).contains("   List reduced from 100 to 40 due to restriction <40>");
    assertThat(lines).filteredOn(line -> line.startsWith("Route ")).hasSize(40);
    assertThat(lines.get(1)).endsWith("GET /r99");
  }

  private static String write(TopText text, Profile profile) throws IOException {
    StringBuilder out = new StringBuilder();
    text.write(profile, out);
    return out.toString();
  }
}
