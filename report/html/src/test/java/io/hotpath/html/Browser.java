package io.hotpath.html;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium without a window. Tests that need it are skipped, and say so, without it. */
public final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path PAGES = Path.of("target", "pages");

  /** It warns of each Chromium that is newer than itself. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  public static Browser open() {
    assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "skipped without a browser: apt-get install chromium chromium-driver");
    SELENIUM.setLevel(Level.SEVERE);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--window-size=1400,1000");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .withLogOutput(OutputStream.nullOutputStream())
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  /** Writes a page for a profile and opens it from disk. */
  void show(String name, SampleProfile sample) throws IOException {
    show(name, out -> HtmlReport.write(sample.profile(), sample.timeline(), 0, out));
  }

  /** Writes a page and opens it from disk. */
  void show(String name, HtmlPage.Data content) throws IOException {
    Path page = Files.createDirectories(PAGES).resolve(name + ".html").toAbsolutePath();
    try (OutputStream out = Files.newOutputStream(page)) {
      content.write(out);
    }
    driver.get("about:blank");
    driver.get(page.toUri().toString());
  }

  /** Opens a page of a server. */
  public void open(String url) {
    driver.get(url);
  }

  /** Where it is now. */
  public String address() {
    return String.valueOf(driver.getCurrentUrl());
  }

  /** Goes to a view as a link does. */
  public void go(String view) {
    run("location.hash = arguments[0]", view);
  }

  /** Runs a script in the page and waits until it is drawn; {@code return} gives its value. */
  public Object run(String script, Object... arguments) {
    Object result = driver.executeScript(script, arguments);
    driver.executeAsyncScript(
        "const done = arguments[arguments.length - 1];"
            + "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)));");
    return result == null ? "" : result;
  }

  public List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  public WebElement one(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  public String text(String css) {
    return one(css).getText();
  }

  /** Tags and names of attributes of a view, in order. */
  @SuppressWarnings("unchecked") // A script's arrays are lists.
  public List<String> elements(String view) {
    go(view);
    return (List<String>)
        run(
            "return [...document.querySelectorAll('*')].map((e) => e.tagName"
                + " + [...e.attributes].map((a) => a.name).sort()).slice(0, 5000)");
  }

  /** What the console was told since the last time. */
  public List<String> console() {
    List<String> said = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      said.add(entry.getLevel() + " " + entry.getMessage());
    }
    return said;
  }

  public void dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** What axe finds wrong, a line each. */
  @SuppressWarnings("unchecked")
  public List<String> accessibility() throws IOException {
    try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
      if (axe == null) {
        throw new IOException("axe.min.js is not on the class path");
      }
      driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    Object found =
        driver.executeAsyncScript(
            "const done = arguments[0];"
                + "axe.run(document, {resultTypes: ['violations']}).then((found) =>"
                + " done(found.violations.map((v) => v.id + ': ' + v.help + ' '"
                + " + v.nodes.slice(0, 3).map((n) => n.target + ' ' + (n.any[0]?.message ?? '')))),"
                + " (failure) => done(['' + failure]));");
    return found == null ? List.of("axe said nothing") : (List<String>) found;
  }

  /** A picture of the page as far as the window goes, into target/screenshots. */
  public Path screenshot(String name) throws IOException {
    Path picture = Files.createDirectories(Path.of("target", "screenshots")).resolve(name + ".png");
    return Files.write(picture, driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
