package io.hotpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.profile.ProfileLine;
import io.hotpath.profile.Query;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.Statement;
import io.hotpath.profile.hostile.HostileTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Five hundred hostile names in every name that a profile has, through every verb that prints. */
class HostileNamesTest {

  private static final int KINDS = 7;
  private static final long MILLI = 1_000_000;

  @TempDir static Path folder;
  private static Path hostile = Path.of("");
  private static Path harmless = Path.of("");

  @BeforeAll
  static void writeProfiles() throws IOException {
    hostile = profile("hostile.jsonl", HostileTexts::name);
    harmless = profile("harmless.jsonl", number -> "name" + number);
  }

  /** Each text once as each kind of name. */
  private static Path profile(String file, IntFunction<String> names) throws IOException {
    Profile profile = new Profile();
    profile.countWindow("host", 1_795_000_000_000L, 1_795_000_010_000L);
    for (int i = 0; i < HostileTexts.COUNT; i++) {
      int first = i;
      IntFunction<String> name = kind -> names.apply(first + kind * HostileTexts.COUNT / KINDS);
      // Routes are never empty: "GET " and the rest.
      RouteProfile route = profile.route("GET /" + name.apply(0));
      route.countRequest(200, false, false, 10 * MILLI, MILLI, 1, 1);
      route.tree().add(1, 0, 10 * MILLI);
      Method method = new Method("com." + name.apply(1), name.apply(2), name.apply(3), i);
      route.tree().child(method).add(1, 0, 5 * MILLI);
      Query query = new Query("db." + name.apply(4), "find", "{" + name.apply(5) + ": ?}");
      route.queries().of(query).countOperation(MILLI, 1);
      Statement statement = new Statement("com." + name.apply(1), "INFO", name.apply(6));
      route.statements().of(statement).addEmissions(30, 0, MILLI, 0);
    }
    return Files.write(folder.resolve(file), ProfileLine.window(profile, profile, "host:1:1"));
  }

  private static String out(String verb, Path file, String... more) {
    List<Object> args = new ArrayList<>(List.of(verb));
    args.addAll(List.of(more));
    args.addAll(List.of("--limit", "1000", file));
    Run run = Run.of(args.toArray());
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    return run.out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"top", "queries", "statements"})
  void text_hostileNames_areAsManyLinesWithoutControls(String verb) {
    String text = out(verb, hostile);

    assertHarmless(text);
    assertThat(lines(text)).isEqualTo(lines(out(verb, harmless)));
  }

  /** Without the reasons why no index is advised, which look at the names. */
  private static long lines(String text) {
    return text.lines().takeWhile(line -> !line.contains("Not advised")).count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"top", "queries", "statements"})
  void csv_hostileNames_areAsManyCellsAndNoFormula(String verb) {
    List<List<String>> rows = csv(out(verb, hostile, "--format", "csv"));

    assertThat(rows).hasSameSizeAs(csv(out(verb, harmless, "--format", "csv")));
    assertThat(rows).hasSizeGreaterThan(HostileTexts.COUNT);
    for (List<String> row : rows) {
      assertThat(row).hasSameSizeAs(rows.get(0));
      for (String cell : row) {
        assertHarmless(cell);
        assertThat(cell).doesNotMatch("(?s)\\s*[=+@|%\\uff1d\\uff0b\\uff0d\\uff20-].*");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"collapsed", "hlog", "prometheus"})
  void export_hostileNames_areAsManyLinesWithoutControls(String format) {
    Run run = Run.of("export", "--format", format, hostile);
    Run expected = Run.of("export", "--format", format, harmless);

    assertThat(run.exit()).isZero();
    assertHarmless(run.out());
    assertThat(run.out().lines().count()).isEqualTo(expected.out().lines().count());
  }

  @Test
  void diff_hostileNames_haveNoControls() {
    Run run = Run.of("diff", "--limit", 1000, hostile, hostile);

    assertThat(run.exit()).isZero();
    assertHarmless(run.out());
  }

  @Test
  void csv_withQuotesAndCommas_isWhatItWas() throws IOException {
    StringBuilder text = new StringBuilder();
    new CsvTable(text).text("a,\"b\"").number(7).text("-1+2").flag(true).end();

    assertThat(text).hasToString("\"a,\"\"b\"\"\",7,'-1+2,true\r\n");
    assertThat(csv(text.toString())).containsExactly(List.of("a,\"b\"", "7", "'-1+2", "true"));
  }

  private static void assertHarmless(String text) {
    assertThat(text.codePoints())
        .allMatch(
            c ->
                c == '\n'
                    || c == '\r'
                    || !(Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR));
  }

  /** Records and fields after RFC 4180. */
  private static List<List<String>> csv(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean twice = quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
      if (twice) {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (quoted || c != '\r') {
        cell.append(c);
      }
    }
    return rows;
  }
}
