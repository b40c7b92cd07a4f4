package io.hotpath.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.profile.ProfileLine;
import io.hotpath.profile.RequestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a file of format version 1 as it was first written: it must stay readable. */
class TopCommandTest {

  @TempDir private Path folder;
  private Path shop = Path.of("");

  @BeforeEach
  void copyShop() throws IOException {
    shop = Files.write(folder.resolve("shop.jsonl"), resource("shop.jsonl"));
  }

  @Test
  void top_text_matchesGolden() throws IOException {
    Run run = Run.of("top", shop, "--limit", "3", "--route", "GET /categories");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertGolden("top.txt", run.out());
  }

  @Test
  void top_json_matchesGolden() throws IOException {
    Run run = Run.of("top", folder, "--format=json", "--route=^GET /categories$");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertGolden("top.json", run.out());
  }

  @Test
  void top_fileTwice_countsItOnce() {
    Run run = Run.of("top", shop, folder, shop);

    assertThat(run.out()).isEqualTo(Run.of("top", shop).out()).contains("Measured: 1 window of");
  }

  @Test
  void top_sort_isCaseInsensitive() {
    assertThat(Run.of("top", shop, "--sort", "calls").out()).contains("Ordered by: call count");
    assertThat(Run.of("top", shop, "--sort", "CUMULATIVE").out())
        .contains("Ordered by: cumulative time");
  }

  @Test
  void top_noSuchRoute_saysWhichThereAre() {
    Run run = Run.of("top", shop, "--route", "nowhere");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "hotpath: no route matches 'nowhere'; there are: GET /, GET /categories,"
                + " GET /product/{n}\n");
  }

  @Test
  void top_noSuchFile_exits1() {
    Path missing = folder.resolve("missing");

    Run run = Run.of("top", missing, shop);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            missing
                + ": no such file or folder\n"
                + "hotpath: damaged files, no report; --keep-going reports what is good\n");
    assertThat(Run.of("top", missing, shop, "--keep-going").out()).contains("GET /product/{n}");
  }

  @Test
  void top_nothingInTheFiles_exits1() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.jsonl"));

    Run run = Run.of("top", empty);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("hotpath: nothing was measured in these files\n");
  }

  @Test
  void top_tornLastLine_isSaidAndTheRestReportedOnRequest() throws IOException {
    Files.write(
        shop,
        "{\"v\":1,\"kind\":\"win".getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.APPEND);

    Run strict = Run.of("top", shop);
    Run going = Run.of("top", shop, "--keep-going");

    assertThat(strict.exit()).isEqualTo(1);
    assertThat(strict.out()).isEmpty();
    assertThat(strict.err()).startsWith(shop + ":3: unfinished last line, not JSON");
    assertThat(going.exit()).isEqualTo(1);
    assertThat(going.err()).startsWith(shop + ":3: ").containsOnlyOnce("\n");
    assertThat(going.out())
        .contains("Route GET /product/{n}: 4 requests")
        .endsWith("Damaged: 1 lines or files could not be read and are missing above\n");
    assertThat(Run.of("top", shop, "--keep-going", "--format", "json").out())
        .contains("\"damaged\":1,");
  }

  @Test
  void top_hostileFile_isReportedLineByLine() throws IOException {
    String hostile = "{\"v\":1,\"kind\":\"\\u001b[31m\"}\n{\"a\u001b]0;x\u0007\n\n[]\n";
    Path file = Files.writeString(folder.resolve("hostile.jsonl"), hostile);

    Run run = Run.of("top", folder, "--keep-going");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith(file.toString()))
        .allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c < 127));
    assertThat(run.err()).contains(":1: unknown kind", ":2: not JSON", ":4: not a Hotpath");
  }

  @Test
  void top_manyDamagedLines_boundsWhatItSays() throws IOException {
    Files.writeString(folder.resolve("foreign.jsonl"), "no\n".repeat(5000));

    Run run = Run.of("top", folder, "--keep-going");

    assertThat(run.err().lines())
        .hasSize(101)
        .last()
        .asString()
        .endsWith("4900 more damaged lines");
    assertThat(run.out()).contains("Damaged: 5000 lines");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[31m", "a\nb", "\u202e", "\ud800", "</script>"})
  void top_hostileNames_reachNoTerminal(String name) throws IOException {
    CallNode tree = CallNode.root();
    tree.add(1, 0, 1000);
    tree.child(new Method(name, name, name, 1)).add(1, 0, 900);
    Profile profile = new Profile();
    profile.countWindow(name, 0, 1);
    profile.skip(name, name);
    profile.addFault(name, 1);
    profile.route(name + "r").countRequest(200, false, false, 1000, 1, 1, 1);
    profile.route(name + "r").tree().addTree(tree);
    RequestProfile request =
        new RequestProfile(name, name + "r", 1, 200, name, 1000, 1, 1, 1, false, tree);
    Path file = folder.resolve("names.jsonl");
    Files.write(file, ProfileLine.window(profile, name));
    Files.write(file, ProfileLine.request(request, name), StandardOpenOption.APPEND);

    for (String format : new String[] {"text", "json"}) {
      Run run = Run.of("top", file, "--format", format);

      assertThat(run.exit()).isZero();
      assertThat(run.out().chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
    }
    assertThat(Run.of("top", file, "--format", "json").out().lines()).hasSize(1);
    parse(Run.of("top", file, "--format", "json").out());
  }

  @Test
  void top_json_hasAllMethodsWhateverTheStandardLimit() throws IOException {
    Profile profile = new Profile();
    profile.countWindow("i", 0, 1);
    profile.route("r").countRequest(200, false, false, 1000, 1, 1, 1);
    CallNode tree = profile.route("r").tree();
    for (int i = 0; i < 500; i++) {
      tree.child(new Method("C", "m" + i, "C.java", i)).add(1_000_000_007L + i, 0, 1);
    }
    Path file = Files.write(folder.resolve("many.jsonl"), ProfileLine.window(profile, "i"));

    String all = Run.of("top", file, "--format", "json").out();
    String two = Run.of("top", file, "--format", "json", "--limit", "2").out();

    parse(all);
    assertThat(all)
        .contains("\"methodCount\":501", "\"calls\":1000000007,", "\"calls\":1000000506,");
    assertThat(all.split("\"callers\"", -1)).hasSize(1 + 501);
    assertThat(two.split("\"callers\"", -1)).hasSize(1 + 2);
  }

  @Test
  void top_outputFull_exits1() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int exit =
        Main.run(
            new String[] {"top", shop.toString()},
            full,
            new PrintStream(err, true, StandardCharsets.UTF_8));

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("hotpath: the report could not be written: No space left on device\n");
  }

  private static void parse(String json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        parser.skipChildren();
      }
    }
  }

  private static void assertGolden(String name, String actual) throws IOException {
    Path left = Files.createDirectories(Path.of("target", "golden")).resolve(name);
    Files.writeString(left, actual);
    assertThat(actual)
        .as("new one: %s", left)
        .isEqualTo(new String(resource(name), StandardCharsets.UTF_8));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = requireNonNull(TopCommandTest.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    }
  }
}
