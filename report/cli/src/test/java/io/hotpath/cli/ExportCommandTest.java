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

/** The formats themselves are tested in their own module. */
class ExportCommandTest {

  @TempDir private Path folder;
  private Path shop = Path.of("");

  @BeforeEach
  void copyShop() throws IOException {
    try (InputStream in =
        requireNonNull(ExportCommandTest.class.getResourceAsStream("shop.jsonl"))) {
      shop = Files.write(folder.resolve("shop.jsonl"), in.readAllBytes());
    }
  }

  @Test
  void export_withoutFile_writesToTheStandardOutput() {
    Run run = Run.of("export", "--format", "collapsed", "--route", "/product", shop);

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .isNotEmpty()
        .allMatch(line -> line.startsWith("GET /product/{n}"));
  }

  @Test
  void export_toFile_writesThere() throws IOException {
    Path file = folder.resolve("shop.json");

    Run run = Run.of("export", "--format", "Speedscope", "-o", file, shop);

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(file)).contains("speedscope.app/file-format-schema.json");
  }

  @Test
  void export_noSuchFormat_exits2InOneLine() {
    Run run = Run.of("export", "--format", "svg", shop);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).containsIgnoringCase("collapsed, speedscope, pprof, hlog, prometheus");
  }

  @Test
  void export_noSuchRoute_exits2() {
    Run run = Run.of("export", "--format", "pprof", "--route", "nowhere", shop);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("hotpath: no route matches 'nowhere'\n");
  }
}
