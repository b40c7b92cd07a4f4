package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.html.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The report at the agent's port, in a browser, while the shop is visited. */
@ExtendWith(ShowChildren.class)
final class LivePageIT {

  private static final String CATALOGUE = "io.hotpath.samples.shop.catalogue.Catalogue";

  @TempDir Path folder;

  @Test
  void report_live_isSignedInUpdatedAndChangesLevels() throws Exception {
    try (Browser browser = Browser.open();
        Shop shop = start()) {
      visit(shop, 5);
      String home = home(shop.child());

      signIn(browser, home);
      assertThat(browser.text("h1")).isEqualTo("Where the time goes");
      assertThat(browser.accessibility()).isEmpty();
      browser.screenshot("live");

      browser.run("window.same = true");
      visit(shop, 5);
      assertThat(Child.await(20, () -> requests(browser) >= 10)).as("it updates").isTrue();
      assertThat(browser.run("return window.same")).isEqualTo(true);

      lower(browser, shop);
      browser.run(
          "[...document.querySelectorAll('.live button')].find((b) =>"
              + " b.textContent === 'Sign out').click()");
      assertThat(Child.await(10, () -> browser.address().endsWith("/sign-in"))).isTrue();
      browser.open(home);
      assertThat(browser.address()).endsWith("/hotpath/sign-in");
      assertThat(browser.console()).isEmpty();
      assertThat(shop.child().terminate()).isIn(0, 143);
      assertThat(shop.child().err()).doesNotContain("Exception");
      assertRecorded();
    }
  }

  /** A recording ran all the while: requests and commands are events in it. */
  private void assertRecorded() throws Exception {
    List<RecordedEvent> events = RecordingFile.readAllEvents(folder.resolve("shop.jfr"));
    List<RecordedEvent> pages =
        events.stream()
            .filter(event -> event.getEventType().getName().equals("hotpath.Request"))
            .filter(event -> event.getString("route").equals("GET /catalogue"))
            .toList();
    assertThat(pages).hasSize(10);
    RecordedEvent page = pages.get(9);
    assertThat(page.getInt("status")).isEqualTo(200);
    assertThat(events)
        .filteredOn(event -> event.getEventType().getName().equals("hotpath.MongoCommand"))
        .filteredOn(event -> event.getThread().equals(page.getThread()))
        .filteredOn(event -> !event.getStartTime().isBefore(page.getStartTime()))
        .filteredOn(event -> !event.getEndTime().isAfter(page.getEndTime()))
        .extracting(event -> event.getString("namespace"))
        .hasSize(25)
        .contains("shop.products", "shop.suppliers");
  }

  private static void signIn(Browser browser, String home) throws Exception {
    browser.open(home);
    assertThat(browser.address()).isEqualTo(home + "/sign-in");
    assertThat(browser.accessibility()).isEmpty();
    browser.one("#token").sendKeys("no-such-token");
    browser.one("button").click();
    // A click may answer before the page that it asked for is there.
    String refusal = "That is not the token.";
    assertThat(Child.await(10, () -> text(browser, "[role=alert]").equals(refusal))).isTrue();
    // Browsers note each answer of 403.
    assertThat(browser.console()).hasSize(1);
    browser.one("#token").sendKeys(Plain.TOKEN);
    browser.one("button").click();
    assertThat(Child.await(10, () -> browser.address().equals(home))).isTrue();
    assertThat(browser.run("return document.cookie")).isEqualTo("");
  }

  private static void lower(Browser browser, Shop shop) throws Exception {
    browser.go("statements");
    String button = "[aria-label='Set " + CATALOGUE + " to WARN']";
    String there = "return document.querySelector(arguments[0]) !== null";
    assertThat(Child.await(10, () -> browser.run(there, button).equals(true))).isTrue();
    // With the focus, as a mouse would give it: else the next window makes the row anew.
    browser.run("const b = document.querySelector(arguments[0]); b.focus(); b.click()", button);
    boolean changed =
        Child.await(10, () -> text(browser, button + " + small").equals(" is WARN now"));
    assertThat(changed).isTrue();
    browser.screenshot("live-statements");
    assertThat(shop.child().err())
        .contains("level of " + CATALOGUE + " (logback): inherited DEBUG -> WARN until ")
        .contains("by browser@127.0.0.1");
  }

  private Shop start() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), Plain.TOKEN);
    return Shop.start(
        folder.resolve("logs"),
        List.of(
            "-XX:StartFlightRecording=settings=none,filename=" + folder.resolve("shop.jfr"),
            "-javaagent:"
                + Installation.JAR
                + "=window=1s,console=127.0.0.1:0,token.file="
                + token
                + ",dir="
                + folder.resolve("profile")));
  }

  private static void visit(Shop shop, int pages) throws Exception {
    for (int i = 1; i <= pages; i++) {
      assertThat(shop.send(shop.request("/catalogue?page=" + i).build()).statusCode())
          .isEqualTo(200);
    }
  }

  private static String home(Child child) throws Exception {
    String before = ", for browsers at ";
    assertThat(Child.await(20, () -> said(child).contains(before))).isTrue();
    String said = said(child);
    int from = said.indexOf(before) + before.length();
    return said.substring(from, said.indexOf('\n', from));
  }

  private static String said(Child child) {
    try {
      return child.err();
    } catch (IOException e) {
      return "";
    }
  }

  private static int requests(Browser browser) {
    String tile = text(browser, ".tile dd");
    return tile.isEmpty() ? 0 : Integer.parseInt(tile.replace(",", ""));
  }

  /** The first text of an element, found and read at once: the page may be made anew meanwhile. */
  private static String text(Browser browser, String css) {
    return browser
        .run("return document.querySelector(arguments[0])?.firstChild?.textContent ?? ''", css)
        .toString();
  }
}
