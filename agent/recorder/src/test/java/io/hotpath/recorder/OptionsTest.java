package io.hotpath.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  private final List<String> complaints = new ArrayList<>();

  private Options read(String name, String value) {
    return Options.read(Map.of(name, value), complaints::add);
  }

  @Test
  void names_areTheRecordsComponents() {
    List<String> ofTheConsole =
        List.of("console", "console.open", "token.file", "log.groups", "log.flood");
    List<String> others = new ArrayList<>(Options.NAMES);
    assertThat(others.removeAll(ofTheConsole)).isTrue();
    assertThat(others)
        .containsExactlyElementsOf(
            Arrays.stream(Options.class.getRecordComponents())
                .filter(component -> component.getType() != ConsoleOptions.class)
                .map(
                    component ->
                        component
                            .getName()
                            .replaceFirst("(?=Advice|Quiet)", ".")
                            .toLowerCase(Locale.ROOT))
                .toList());
  }

  @Test
  void names_areTheRowsOfTheReadme() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("..", "..", "README.md"))) {
      List<String> rows =
          lines
              .dropWhile(line -> !line.startsWith("## Options"))
              .takeWhile(line -> !line.startsWith("## How to read"))
              .filter(line -> line.startsWith("| `"))
              .map(line -> line.substring(3, line.indexOf('`', 3)))
              .toList();

      assertThat(rows).isEqualTo(Options.NAMES);
    }
  }

  @Test
  void defaults_areThoseOfTheTable() {
    Options options = Options.defaults();

    assertThat(options)
        .isEqualTo(
            new Options(
                List.of(),
                List.of(),
                null,
                Duration.ofSeconds(10),
                Options.Requests.SLOWEST,
                40,
                new Options.Log(null, false),
                1,
                Duration.ofSeconds(30),
                true,
                false,
                false,
                null,
                Duration.ofMinutes(10),
                Options.MongoAdvice.SHAPES,
                new ConsoleOptions(null, false, null, Map.of(), 1_000)));
  }

  @Test
  void read_ofEachOption_takesItsValue() {
    String argument =
        "packages=com.acme; org.shop ,exclude=com.acme.Dto;com.acme.Cart#size,dir=/tmp/p,"
            + "window=500ms,requests=all,limit=7,log=60s,budget=0.5%,budget.quiet=5s,enabled=false,"
            + "header=true,inline=true,key=0123456789abcdef,cut=2m,mongo.advice=explain,"
            + "console=127.0.0.1:4040,console.open=true,token.file=/etc/token,"
            + "log.groups=db:org.mongodb+com.zaxxer;web:org.eclipse.jetty,log.flood=50";

    Options options = Options.read(Options.split(argument, complaints::add), complaints::add);

    assertThat(complaints).isEmpty();
    assertThat(options)
        .isEqualTo(
            new Options(
                List.of("com.acme", "org.shop"),
                List.of("com.acme.Dto", "com.acme.Cart#size"),
                Path.of("/tmp/p"),
                Duration.ofMillis(500),
                Options.Requests.ALL,
                7,
                new Options.Log(Duration.ofSeconds(60), false),
                0.5,
                Duration.ofSeconds(5),
                false,
                true,
                true,
                "0123456789abcdef",
                Duration.ofMinutes(2),
                Options.MongoAdvice.EXPLAIN,
                new ConsoleOptions(
                    new ConsoleOptions.Address("127.0.0.1", 4040),
                    true,
                    Path.of("/etc/token"),
                    Map.of(
                        "db", List.of("org.mongodb", "com.zaxxer"),
                        "web", List.of("org.eclipse.jetty")),
                    50)));
  }

  @Test
  void log_each_isEachRequest() {
    assertThat(read("log", "each").log()).isEqualTo(new Options.Log(null, true));
    assertThat(read("log", "off").log()).isEqualTo(new Options.Log(null, false));
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "window|10|a duration from 100ms to 24h|window=10s is used",
        "window|99ms|a duration from 100ms to 24h|window=10s is used",
        "window|-1s|a duration from 100ms to 24h|window=10s is used",
        "window|25h|a duration from 100ms to 24h|window=10s is used",
        "window|999999999h|a duration from 100ms to 24h|window=10s is used",
        "window|99999999999s|a duration from 100ms to 24h|window=10s is used",
        "window|\"\"|a duration from 100ms to 24h|window=10s is used",
        "cut|0s|a duration from 1s to 24h|cut=600s is used",
        "cut|never|a duration from 1s to 24h|cut=600s is used",
        "mongo.advice|yes|shapes, indexes or explain|mongo.advice=shapes is used",
        "requests|some|slowest, all or none|requests=slowest is used",
        "requests|ALL|slowest, all or none|requests=slowest is used",
        "limit|0|a whole number from 1 to 10000|limit=40 is used",
        "limit|10001|a whole number from 1 to 10000|limit=40 is used",
        "limit|99999999999|a whole number from 1 to 10000|limit=40 is used",
        "limit|ten|a whole number from 1 to 10000|limit=40 is used",
        "log|1ms|off, each or a duration from 1s to 24h|log=off is used",
        "log|25h|off, each or a duration from 1s to 24h|log=off is used",
        "log|on|off, each or a duration from 1s to 24h|log=off is used",
        "budget|1|a share such as 1% or 0.5%|budget=1% is used",
        "budget|0%|a share such as 1% or 0.5%|budget=1% is used",
        "budget|101%|a share such as 1% or 0.5%|budget=1% is used",
        "budget|-1%|a share such as 1% or 0.5%|budget=1% is used",
        "enabled|yes|true or false|enabled=true is used",
        "header|1|true or false|header=false is used",
        "inline|TRUE|true or false|inline=false is used",
      })
  void read_ofABadValue_complainsOnceAndTakesTheDefault(
      String name, String value, String allowed, String instead) {
    Options options = read(name, value);

    assertThat(complaints).hasSize(1);
    assertThat(complaints.get(0))
        .startsWith("hotpath: " + name + "=" + value + " is not ")
        .contains(allowed)
        .contains(instead)
        .doesNotContain("\n");
    assertThat(options).isEqualTo(Options.defaults());
  }

  @Test
  void dir_thatIsNoPath_isComplainedAbout() {
    Options options = read("dir", "a\0b");

    assertThat(complaints)
        .containsExactly("hotpath: dir=a?b is not a path; the default is used instead");
    assertThat(options).isEqualTo(Options.defaults());
  }

  @Test
  void key_tooShort_isComplainedAboutButNotShown() {
    Options options = read("key", "s3cret");

    assertThat(options.key()).isNull();
    assertThat(complaints).hasSize(1);
    assertThat(complaints.get(0)).contains("key=...").contains("16").doesNotContain("s3cret");
  }

  @Test
  void options_asText_doNotShowTheKey() {
    Options options = read("key", "a-secret-of-many-characters");

    assertThat(options.toString()).doesNotContain("secret").contains("limit=40");
  }

  @Test
  void read_ofAnUnknownName_complainsWithTheNamesThereAre() {
    Options options = read("windows", "10s");

    assertThat(complaints).hasSize(1);
    assertThat(complaints.get(0)).contains("'windows'").contains(String.join(", ", Options.NAMES));
    assertThat(options).isEqualTo(Options.defaults());
  }

  @Test
  void complaints_aboutControlCharacters_areOneLine() {
    read("requests", "all\r\nGET /evil\u001b[31m\u2028" + "x".repeat(500));
    read("evil\nname", "1");
    Options.split("evil\npart", complaints::add);

    assertThat(complaints).hasSize(3).allMatch(line -> line.matches("[ -~]{1,300}"));
  }

  @Test
  void gather_prefersTheNearestPlace() {
    Properties properties = new Properties();
    properties.setProperty("hotpath.limit", "2");
    properties.setProperty("hotpath.window", "2s");
    properties.setProperty("other.window", "9s");
    Map<String, String> environment =
        Map.of(
            "HOTPATH_LIMIT", "3", "HOTPATH_WINDOW", "3s", "HOTPATH_CUT", "3s", "HOTPATH_HOME", "/");
    Map<String, String> initParams =
        Map.of("limit", "4", "window", "4s", "cut", "4s", "requests", "none");

    Options options =
        Options.gather(Map.of("limit", "1"), properties, environment, initParams, complaints::add);

    assertThat(complaints).isEmpty();
    assertThat(options.limit()).isEqualTo(1);
    assertThat(options.window()).isEqualTo(Duration.ofSeconds(2));
    assertThat(options.cut()).isEqualTo(Duration.ofSeconds(3));
    assertThat(options.requests()).isEqualTo(Options.Requests.NONE);
  }

  @Test
  void split_ofPartsWithoutValue_complainsAboutEach() {
    Map<String, String> values = Options.split(" limit = 3 ,,verbose,=5,dir=a=b", complaints::add);

    assertThat(values).isEqualTo(Map.of("limit", "3", "dir", "a=b"));
    assertThat(complaints).hasSize(2);
    assertThat(complaints.get(0)).contains("'verbose'").contains("name=value");
  }

  @Test
  void split_ofNothing_isNothing() {
    assertThat(Options.split(null, complaints::add)).isEmpty();
    assertThat(Options.split(" ", complaints::add)).isEmpty();
    assertThat(complaints).isEmpty();
  }
}
