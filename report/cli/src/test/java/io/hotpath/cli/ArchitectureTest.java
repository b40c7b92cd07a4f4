package io.hotpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.advice.Advisor;
import io.hotpath.diff.ProfileDiff;
import io.hotpath.export.ExportFormat;
import io.hotpath.html.HtmlReport;
import io.hotpath.mongolog.LogReader;
import io.hotpath.profile.Profile;
import io.hotpath.shape.ShapeParser;
import io.hotpath.text.TopText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The arrows between the report's modules, as jdeps finds them in the class files. */
class ArchitectureTest {

  private static final Pattern PACKAGE = Pattern.compile("(?m)^ +\\S+ +-> (\\S+)");

  @Test
  void profile_referencesOnlyJdkHistogramAndJackson() throws Exception {
    assertThat(packagesOf(Profile.class))
        .contains("org.HdrHistogram", "com.fasterxml.jackson.core")
        .allMatch(
            name ->
                name.startsWith("java.")
                    || name.equals("io.hotpath.profile")
                    || name.equals("org.HdrHistogram")
                    || name.startsWith("com.fasterxml.jackson.core"))
        .noneMatch(name -> name.startsWith("java.util.logging") || name.startsWith("java.sql"));
  }

  @Test
  void shape_referencesOnlyJdk() throws Exception {
    assertThat(packagesOf(ShapeParser.class))
        .contains("java.util")
        .allMatch(name -> name.startsWith("java."));
  }

  @Test
  void advice_referencesOnlyJdkProfileAndShape() throws Exception {
    assertThat(packagesOf(Advisor.class))
        .contains("io.hotpath.profile", "io.hotpath.shape")
        .allMatch(
            name ->
                name.startsWith("java.")
                    || name.matches("io\\.hotpath\\.(profile|shape|advice(\\.level)?)"));
  }

  @Test
  void mongoLog_referencesOnlyJdkJacksonAndOurData() throws Exception {
    assertThat(packagesOf(LogReader.class))
        .contains("io.hotpath.shape", "io.hotpath.advice")
        .allMatch(
            name ->
                name.startsWith("java.")
                    || name.matches("io\\.hotpath\\.(profile|shape|advice|mongolog)")
                    || name.startsWith("com.fasterxml.jackson.core"));
  }

  @Test
  void text_referencesOnlyJdkProfileAndAdvice() throws Exception {
    assertThat(packagesOf(TopText.class))
        .contains("io.hotpath.profile")
        .allMatch(
            name ->
                name.startsWith("java.")
                    || name.matches("io\\.hotpath\\.(profile|advice(\\.level)?|text)"));
  }

  @Test
  void html_referencesOnlyJdkJacksonHistogramAndReports() throws Exception {
    assertThat(packagesOf(HtmlReport.class))
        .contains("io.hotpath.profile", "io.hotpath.text")
        .allMatch(
            name ->
                name.startsWith("java.")
                    || name.matches("io\\.hotpath\\.(profile|advice(\\.level)?|text|diff|html)")
                    || name.equals("org.HdrHistogram")
                    || name.startsWith("com.fasterxml.jackson.core"));
  }

  @Test
  void diff_referencesOnlyJdkHistogramAndReports() throws Exception {
    assertThat(packagesOf(ProfileDiff.class))
        .contains("io.hotpath.profile", "io.hotpath.text")
        .allMatch(
            name ->
                name.startsWith("java.")
                    || name.matches("io\\.hotpath\\.(profile|advice(\\.level)?|text|diff)")
                    || name.equals("org.HdrHistogram"));
  }

  @Test
  void export_referencesOnlyJdkJacksonHistogramAndReports() throws Exception {
    assertThat(packagesOf(ExportFormat.class))
        .contains("io.hotpath.profile", "io.hotpath.text")
        .allMatch(
            name ->
                name.startsWith("java.")
                    || name.equals("jdk.jfr")
                    || name.matches("io\\.hotpath\\.(profile|text|export)")
                    || name.equals("org.HdrHistogram")
                    || name.startsWith("com.fasterxml.jackson.core"));
  }

  @Test
  void cli_referencesNoServletNoAgent() throws Exception {
    assertThat(packagesOf(Main.class))
        .contains("io.hotpath.text")
        .allMatch(
            name ->
                name.startsWith("java.")
                    || name.matches(
                        "io\\.hotpath\\.(profile|advice(\\.level)?|mongolog|text|html|diff|export|cli)")
                    || name.startsWith("com.fasterxml.jackson.core")
                    || name.startsWith("picocli"));
  }

  @Test
  void all_needOfTheJdkOnlyJavaBase() throws Exception {
    for (Class<?> type :
        Set.of(
            Profile.class,
            ShapeParser.class,
            Advisor.class,
            LogReader.class,
            TopText.class,
            HtmlReport.class,
            ProfileDiff.class,
            ExportFormat.class,
            Main.class)) {
      assertThat(jdeps("-summary", where(type)))
          .as(type.getName())
          .doesNotContain("java.logging", "java.sql", "java.management", "java.desktop");
    }
  }

  private static Set<String> packagesOf(Class<?> type) throws Exception {
    Set<String> packages = new TreeSet<>();
    Matcher found = PACKAGE.matcher(jdeps("-verbose:package", where(type)));
    while (found.find()) {
      packages.add(found.group(1));
    }
    // Read by the compiler alone, not there at run time.
    packages.remove("org.jspecify.annotations");
    return packages;
  }

  private static String where(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  private static String jdeps(String... options) {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    String[] args = new String[options.length + 2];
    args[0] = "--multi-release";
    args[1] = "base";
    System.arraycopy(options, 0, args, 2, options.length);
    assertThat(jdeps.run(writer, writer, args)).as("%s", out).isZero();
    return out.toString();
  }
}
