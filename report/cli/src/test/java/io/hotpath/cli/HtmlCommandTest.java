package io.hotpath.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page shows is tested in its own module, in a browser. */
class HtmlCommandTest {

  @TempDir private Path folder;
  private Path shop = Path.of("");

  @BeforeEach
  void copyShop() throws IOException {
    try (InputStream in = requireNonNull(HtmlCommandTest.class.getResourceAsStream("shop.jsonl"))) {
      shop = Files.write(folder.resolve("shop.jsonl"), in.readAllBytes());
    }
  }

  @Test
  void html_profile_writesOnePage() throws IOException {
    Path page = folder.resolve("report.html");

    Run run = Run.of("html", "-o", page, shop);

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(Files.readString(page))
        .startsWith("<!DOCTYPE html>")
        .contains("default-src 'none'", "GET /product/{n}")
        .doesNotContain("http-equiv=\"refresh\"", "src=\"http")
        .endsWith("</html>\n");
  }

  @Test
  void html_withoutOutput_exits2() {
    Run run = Run.of("html", shop);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("--output=FILE");
  }

  @Test
  void html_symbolicLink_isNotWrittenThrough() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "mine");
    Path link = Files.createSymbolicLink(folder.resolve("report.html"), precious);

    Run run = Run.of("html", "-o", link, shop);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("hotpath: " + link + ": could not be written: it is a symbolic link\n");
    assertThat(precious).hasContent("mine");
  }

  @Test
  void html_noSuchFolder_exits1() {
    Run run = Run.of("html", "-o", folder.resolve("no/report.html"), shop);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).endsWith("could not be written: there is no such folder\n");
  }
}
