package io.hotpath.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Statement;
import io.hotpath.profile.StatementStats;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsTextTest {

  private static final StatementsText STANDARD = new StatementsText(StatementOptions.STANDARD);

  @Test
  void write_shop_matchesGolden() throws IOException {
    Golden.assertMatches("statements.txt", write(STANDARD, ShopStatements.profile()));
  }

  @Test
  void top_shopStatements_showsLoggingBesideRoutes() throws IOException {
    StringBuilder out = new StringBuilder();
    new TopText(TopOptions.STANDARD).write(ShopStatements.profile(), out);

    assertThat(out)
        .contains("   share logs/req logging  route\n")
        .contains("      49    0.2%  GET /catalogue\n")
        .contains("logging: 49 events a request, 0.018390 s (0.2%)\n");
  }

  @ParameterizedTest
  @CsvSource({
    "BYTES, bytes written, no recommendations",
    "COUNT, events, about to list",
    "TIME, time of the threads that log, no recommendations",
  })
  void write_sort_namesAndKeepsTheOrder(StatementSort sort, String words, String first)
      throws IOException {
    String text =
        write(new StatementsText(new StatementOptions(40, sort, null)), ShopStatements.profile());

    assertThat(text).contains("   Ordered by: " + words + "\n");
    String table = text.substring(text.indexOf("   events    bytes bytes/ev"));
    assertThat(table.lines().skip(1).findFirst().orElseThrow()).contains(first);
  }

  @Test
  void write_limitBelowRows_saysWhatIsLeftOut() throws IOException {
    String text =
        write(
            new StatementsText(new StatementOptions(1, StatementSort.BYTES, null)),
            ShopStatements.profile());

    assertThat(text)
        .contains("   List reduced from 8 to 1 due to restriction <1>\n")
        .contains("   ... 1 more\n");
  }

  @Test
  void write_routeGiven_showsItsStatements() throws IOException {
    String text =
        write(
            new StatementsText(new StatementOptions(40, StatementSort.BYTES, "checkout")),
            ShopStatements.profile());

    assertThat(text)
        .startsWith("Log statements: 24 events of 2 statements, 1.8 kB written")
        .contains("order {} placed by {}")
        .doesNotContain("listed product");
  }

  @Test
  void write_noStatements_saysSo() throws IOException {
    assertThat(write(STANDARD, ShopProfile.profile())).startsWith("No log statements.\n\n---");
    assertThat(
            write(
                new StatementsText(new StatementOptions(1, StatementSort.TIME, "nowhere")),
                ShopStatements.profile()))
        .startsWith("No log statements of such a route.\n\n---");
  }

  @Test
  void write_nothingTooLoud_saysSo() throws IOException {
    Profile profile = new Profile();
    profile
        .statementsElsewhere("x")
        .of(new Statement("a", "WARN", "b"))
        .addEmissions(9_000, 0, 9, 9);

    assertThat(write(STANDARD, profile))
        .contains("   No level to raise: no statement below WARN is too loud.\n")
        .doesNotContain("NaN", "Infinity", "Repeated");
  }

  @Test
  void write_withoutDuration_knowsNoDay() throws IOException {
    Profile profile = new Profile();
    StatementStats stats = profile.route("r").statements().of(new Statement("a", "DEBUG", "b"));
    stats.addEmissions(100, 0, 9_000, 0);
    stats.addWritten(5_000, 0);

    assertThat(write(STANDARD, profile))
        .contains("      100   5.0 kB 0.000009          -         -        -  a to INFO\n")
        .doesNotContain("NaN", "Infinity");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "\u001b[2J",
        "\u009b31m",
        "\u202eabc",
        "\u2028",
        "\ud800",
        "\u0000",
        "%s%n"
      })
  void write_hostileNames_staysOneLineEach(String hostile) throws IOException {
    HostileLines.assertHarmless(everywhere(hostile), everywhere("x"));
  }

  @Test
  void write_endlessNames_cutsThem() throws IOException {
    assertThat(everywhere("x".repeat(60_000)).lines()).allMatch(line -> line.length() < 1400);
  }

  @Test
  void options_limitBelowOne_isRefused() {
    assertThatThrownBy(() -> new StatementOptions(0, StatementSort.BYTES, null))
        .hasMessage("limit is 0, allowed is 1 or more");
  }

  private static String everywhere(String name) throws IOException {
    Profile profile = new Profile();
    for (String level : new String[] {"DEBUG", "INFO", name}) {
      StatementStats stats =
          profile.route("GET /" + name).statements().of(new Statement(name, level, name));
      stats.addEmissions(900, 800, 9_000_000, 1);
      stats.addWritten(9_000, 1);
      stats.addCaller(new Method(name, name, name, 3), 1);
      profile.statementsElsewhere(name).add(profile.route("GET /" + name).statements());
    }
    StringBuilder out = new StringBuilder(write(STANDARD, profile));
    new TopText(TopOptions.STANDARD).write(profile, out);
    return out.toString();
  }

  private static String write(StatementsText text, Profile profile) throws IOException {
    StringBuilder out = new StringBuilder();
    text.write(profile, out);
    return out.toString();
  }
}
