package io.hotpath.html;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hotpath.profile.Method;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.TimeParts;
import io.hotpath.profile.hostile.HostileTexts;
import io.hotpath.text.MethodRow;
import io.hotpath.text.MethodTable;
import io.hotpath.text.Sort;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page in a browser: every view, by mouse and keyboard. */
class ReportPageTest {

  private static final List<String> VIEWS =
      List.of(
          "",
          "routes",
          "route/0",
          "queries",
          "queries/0",
          "statements",
          "statements/0",
          "measured");

  /** Names in one page; five of them have all that are hostile. */
  private static final int NAMES = 100;

  private static Browser browser;

  @BeforeAll
  static void openBrowser() {
    browser = Browser.open();
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  private static String plain(int number) {
    return "name" + number;
  }

  /** Without dots: they would make packages of a class. */
  static String hostile(int number) {
    return HostileTexts.name(number).replace('.', '!');
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void views_eachInBothColours_areAccessibleAndSayNothingToTheConsole(boolean dark)
      throws Exception {
    browser.show("sample", SampleProfile.of(12, 60, ReportPageTest::plain));
    browser.dark(dark);
    for (String view : VIEWS) {
      browser.go(view);

      assertThat(browser.all("main h1")).as(view).hasSize(1);
      assertThat(browser.accessibility()).as("%s dark %s", view, dark).isEmpty();
      browser.screenshot("view-" + view.replace('/', '-') + (dark ? "-dark" : ""));
    }
    browser.dark(false);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void names_hostile_leaveTheElementTreeAsItIs() throws Exception {
    browser.show("harmless", SampleProfile.of(20, 60, ReportPageTest::plain));
    Map<String, List<String>> expected = new HashMap<>();
    for (String view : VIEWS) {
      expected.put(view, browser.elements(view));
    }
    for (int from = 0; from < HostileTexts.COUNT; from += NAMES) {
      int first = from;
      browser.show("hostile", SampleProfile.of(20, 60, number -> hostile(first + number % NAMES)));
      for (String view : VIEWS) {
        assertThat(browser.elements(view))
            .as("%s from %s", view, from)
            .containsExactlyElementsOf(expected.get(view));
        assertThat(browser.run("return document.title")).isNotEqualTo("");
      }
    }
    browser.screenshot("hostile");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void routes_manyWithLargeTrees_areShownInPortions() throws Exception {
    SampleProfile sample = SampleProfile.of(2_000, 50, ReportPageTest::plain);
    browser.show("large", sample);
    Object ready = browser.run("return document.documentElement.dataset.ready");
    Object routes = millis("location.hash = 'routes'");
    Object route = millis("location.hash = 'route/3'");
    System.out.printf(
        "2,000 routes, 100,000 positions: overview after %s ms, routes %s ms, a route %s ms%n",
        ready, routes, route);

    browser.go("routes");

    assertThat(browser.all("tbody tr")).hasSize(100);
    assertThat(browser.text(".more")).contains("100 of 2,000 rows");
    assertThat(browser.console()).isEmpty();
  }

  private static Object millis(String action) {
    return browser.run(
        "const start = performance.now(); "
            + action
            + "; dispatchEvent(new HashChangeEvent("
            + "'hashchange')); document.body.offsetHeight;"
            + " return Math.round(performance.now() - start)");
  }

  @Test
  void route_itsTime_isSharedOutAsInTheTextReport() throws Exception {
    SampleProfile sample = SampleProfile.of(3, 60, ReportPageTest::plain);
    browser.show("sample", sample);
    browser.go("route/0");

    RouteProfile route = requireNonNull(sample.profile().routes().get(browser.text("main h1")));
    TimeParts parts = TimeParts.of(route);
    double all =
        (double) parts.runningNanos()
            + parts.lockNanos()
            + parts.waitNanos()
            + parts.mongoNanos()
            + parts.logNanos();
    assertThat(browser.text("section[aria-labelledby=waits]"))
        .contains(
            "locks ~" + percent(parts.lockNanos() / all),
            "other waits ~" + percent(parts.waitNanos() / all),
            "By " + parts.looks() + " looks");
    assertThat(parts.lockNanos()).isPositive();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share >= 0.0995 ? "%.0f %%" : "%.1f %%", 100 * share);
  }

  @Test
  void routes_filterAndSort_showWhatIsAskedFor() throws Exception {
    browser.show("sample", SampleProfile.of(12, 60, ReportPageTest::plain));
    browser.go("routes");

    browser.one("input[type=search]").sendKeys("NAME1");
    assertThat(browser.all("tbody tr")).hasSize(3);
    browser.one("thead th button").click();

    assertThat(browser.one("thead th").getAttribute("aria-sort")).isEqualTo("ascending");
    assertThat(browser.text("tbody tr:nth-child(1) th")).isEqualTo("GET /name1");
    assertThat(browser.text("tbody tr:nth-child(3) th")).isEqualTo("GET /name11");
    assertThat(browser.all("tbody svg.spark polyline")).hasSize(3);
  }

  @Test
  void tree_byKeyboard_goesToCalleesAndEnlarges() throws Exception {
    browser.show("sample", SampleProfile.of(3, 60, ReportPageTest::plain));
    browser.go("route/0");

    browser.one(".flame").sendKeys(Keys.ARROW_DOWN, Keys.ARROW_RIGHT, Keys.ENTER);
    String inside = browser.text(".path strong");
    browser.one(".flame").sendKeys(Keys.ARROW_UP, Keys.ESCAPE);

    assertThat(inside).startsWith("name");
    assertThat(browser.text(".path")).isEqualTo("(request)");
  }

  @Test
  void tree_search_saysWhatItTakes() throws Exception {
    browser.show("sample", SampleProfile.of(3, 60, ReportPageTest::plain));
    browser.go("route/0");

    browser.one(".controls input").sendKeys("com.acme.p1.");

    assertThat(browser.text(".controls [role=status]")).matches("\\d+ positions, .* % of the time");
    browser.screenshot("search");
  }

  @Test
  void slowest_tree_isShownAndLeftAgain() throws Exception {
    browser.show("sample", SampleProfile.of(3, 60, ReportPageTest::plain));
    browser.go("route/0");

    browser.run("document.querySelector('[aria-label^=\"Tree of request\"]').click()");
    String one = browser.text("#tree");
    browser.run("document.querySelector('.finding button').click()");

    assertThat(one).isEqualTo("Where this request spent the time");
    assertThat(browser.text("#tree")).isEqualTo("Where all 6 requests spent the time");
  }

  /** The page counts as the text report does: the same table from the same tree. */
  @Test
  @SuppressWarnings("unchecked") // A script's arrays are lists.
  void methods_ofATree_areThoseOfTheTextReport() throws Exception {
    SampleProfile sample = SampleProfile.of(1, 200, ReportPageTest::plain);
    browser.show("methods", sample);
    browser.go("route/0");
    browser.run(
        "document.querySelectorAll('.more button').forEach((b) =>"
            + " { if (b.textContent === 'Show all') b.click(); })");

    List<List<String>> shown =
        (List<List<String>>)
            browser.run(
                "return [...[...document.querySelectorAll('table')].find((t) =>"
                    + " t.caption.textContent.startsWith('Methods of')).tBodies[0].rows].map((r) =>"
                    + " [...r.cells].map((c) => c.textContent))");

    List<MethodRow> rows =
        MethodTable.of(sample.profile().routes().firstEntry().getValue().tree()).rows(Sort.TIME);
    assertThat(shown).hasSameSizeAs(rows);
    for (MethodRow row : rows) {
      List<String> cells =
          shown.stream().filter(c -> c.get(0).equals(name(row.method()))).findFirst().orElseThrow();
      boolean recursive = row.calls() != row.primitiveCalls();
      assertThat(cells.get(1).replace(",", ""))
          .as(cells.get(0))
          .isEqualTo(row.calls() + (recursive ? "/" + row.primitiveCalls() : ""));
      assertThat(cells.get(3).startsWith("~")).isEqualTo(row.isSelfEstimated());
      assertThat(cells.get(5).startsWith("~")).isEqualTo(row.isCumulativeEstimated());
      assertThat(millisIn(cells.get(3))).isCloseTo(row.selfNanos() / 1e6, shown(row.selfNanos()));
      assertThat(millisIn(cells.get(5)))
          .isCloseTo(row.cumulativeNanos() / 1e6, shown(row.cumulativeNanos()));
    }
  }

  private static String name(Method method) {
    String type = method.type().substring(method.type().lastIndexOf('.') + 1);
    return (type.isEmpty() ? "" : type + ".")
        + method.name()
        + (method.file().isEmpty() ? "" : " " + method.file() + ":" + method.line())
        + " callers";
  }

  /** Three digits, and no more than three decimals. */
  private static Offset<Double> shown(long nanos) {
    return within(Math.max(0.00051, nanos / 1e6 / 100));
  }

  private static double millisIn(String cell) {
    String figure = cell.replace("~", "");
    return figure.equals("<0.001") ? 0 : Double.parseDouble(figure.replace(",", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10|moments ago|10 seconds ago",
        "2399|40 minutes ago|39 minutes 59 seconds ago",
        "7900|2 hours ago|2 hours 11 minutes ago",
        "100000|1 day ago|1 day 3 hours ago",
        "-7200|2 hours from now|2 hours from now",
        "40000000|1 year ago|1 year 3 months ago"
      })
  void moments_areSaidAsPeopleDo(int seconds, String brief, String exact) throws Exception {
    browser.show("sample", SampleProfile.of(1, 5, ReportPageTest::plain));

    String code = PageScript.module("format");
    assertThat(browser.run(code + "return ago(0, 1000 * arguments[0])", seconds)).isEqualTo(brief);
    assertThat(browser.run(code + "return agoExactly(0, 1000 * arguments[0])", seconds))
        .isEqualTo(exact);
  }
}
