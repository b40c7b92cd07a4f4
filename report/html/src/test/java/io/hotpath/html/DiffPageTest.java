package io.hotpath.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.diff.ProfileDiff;
import io.hotpath.profile.hostile.HostileTexts;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The page of a diff in a browser. */
class DiffPageTest {

  private static final List<String> VIEWS =
      List.of("", "route/0", "queries", "methods", "statements");

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

  private static void show(String name, IntFunction<String> names) throws IOException {
    ProfileDiff diff =
        ProfileDiff.of(
            SampleProfile.of(8, 60, names, 7).profile(),
            SampleProfile.of(9, 70, names, 8).profile(),
            route -> true);
    browser.show(name, out -> HtmlReport.write(diff, List.of(names.apply(99)), out));
  }

  @Test
  void views_each_areAccessibleAndSayNothingToTheConsole() throws Exception {
    for (boolean dark : new boolean[] {false, true}) {
      show("diff", number -> "name" + number);
      browser.dark(dark);
      for (String view : VIEWS) {
        browser.go(view);

        assertThat(browser.all("main h1")).as(view).hasSize(1);
        assertThat(browser.accessibility()).as("%s dark %s", view, dark).isEmpty();
        browser.screenshot("diff-" + view.replace('/', '-') + (dark ? "-dark" : ""));
      }
    }
    browser.dark(false);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void names_hostile_leaveTheElementTreeAsItIs() throws Exception {
    show("diff-harmless", number -> "name" + number);
    Map<String, List<String>> expected = new HashMap<>();
    for (String view : VIEWS) {
      expected.put(view, browser.elements(view));
    }
    for (int from = 0; from < HostileTexts.COUNT; from += 100) {
      int first = from;
      show("diff-hostile", number -> ReportPageTest.hostile(first + number % 100));
      for (String view : VIEWS) {
        assertThat(browser.elements(view))
            .as("%s from %s", view, from)
            .containsExactlyElementsOf(expected.get(view));
      }
    }
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void tree_byKeyboard_saysTheChangeInWords() throws Exception {
    show("diff", number -> "name" + number);
    browser.go("route/0");

    browser.one(".flame").sendKeys(Keys.ARROW_DOWN);

    assertThat(browser.text(".facts"))
        .containsPattern("change\\n([+−][\\d.]+ [µm]?s|new|gone|0 ms)");
    assertThat(browser.text(".legend")).contains("▲ more time now", "▼ less time now");
  }
}
