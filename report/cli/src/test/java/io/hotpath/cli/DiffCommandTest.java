package io.hotpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.hotpath.profile.Profile;
import io.hotpath.profile.ProfileLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {

  @TempDir private Path folder;
  private Path fast = Path.of("");
  private Path slow = Path.of("");

  @BeforeEach
  void write() throws IOException {
    fast = profile("fast.jsonl", 10);
    slow = profile("slow.jsonl", 20);
  }

  private Path profile(String name, int millis) throws IOException {
    Profile profile = new Profile();
    profile.countWindow("i", 0, 1000);
    for (int i = 0; i < 100; i++) {
      long wall = (millis + i % 10) * 1_000_000L;
      profile.route("GET /a").countRequest(200, false, false, wall, wall / 2, 1, 1);
    }
    return Files.write(folder.resolve(name), ProfileLine.window(profile, "i"));
  }

  @Test
  void diff_withoutThreshold_exits0() {
    Run run = Run.of("diff", fast, slow);

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Mix: as before", "all routes", "GET /a");
  }

  @Test
  void diff_exceeded_exits3WithALineForEach() {
    Run run =
        Run.of(
            "diff",
            fast,
            slow,
            "--fail-on",
            "p95>+10%",
            "--fail-on=each:p50>+1ms",
            "--fail-on",
            "queries>+1");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("hotpath: p95>+10%: all routes: p95 19."))
        .anyMatch(line -> line.startsWith("hotpath: each:p50>+1ms: GET /a: p50 14."));
    assertThat(Run.of("diff", slow, fast, "--fail-on", "p95>+10%").exit()).isZero();
  }

  @Test
  void diff_badThreshold_exits2InOneLine() {
    Run run = Run.of("diff", fast, slow, "--fail-on", "p95 more than 10");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("--fail-on 'p95 more than 10'", "METRIC is p50, p95");
  }

  @Test
  void diff_missingFile_exits1() {
    Run run = Run.of("diff", fast, folder.resolve("missing"), "--fail-on", "p95>+10%");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void diff_json_isOneObjectWithBreaches() throws IOException {
    Run run = Run.of("diff", fast, slow, "--format", "json", "--fail-on", "p95>+10%");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out()).contains("\"all\":{\"route\":\"\"", "\"breaches\":[\"p95>+10%: ");
    try (JsonParser json = new JsonFactory().createParser(run.out())) {
      json.nextToken();
      json.skipChildren();
      assertThat(json.nextToken()).isNull();
    }
  }
}
