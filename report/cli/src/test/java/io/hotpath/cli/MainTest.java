package io.hotpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @Test
  void run_noArguments_printsUsageAndExits2() {
    Run run = Run.of();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("Usage: java -jar hotpath-agent.jar [-hV] VERB\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void run_help_printsItAndExits0(String option) {
    assertThat(Run.of(option).out()).startsWith("Usage: ").contains("top", "1   bad data");
    assertThat(Run.of(option).exit()).isZero();
    assertThat(Run.of("top", option).out()).contains("--keep-going", "FILE-OR-FOLDER...");
    assertThat(Run.of("top", option).exit()).isZero();
  }

  @Test
  void run_version_isTheBuilds() {
    Run run = Run.of("--version");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).matches("hotpath \\d+\\.\\d+\\.\\d+\\S*\nJava [^\n]*\n");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frob              | unknown verb or option 'frob'",
        "--frob            | unknown verb or option '--frob'",
        "top               | Missing required parameter: 'FILE-OR-FOLDER'",
        "top --frob x      | Unknown option: '--frob'",
        "top x --sort foo  | Invalid value for option '--sort'",
        "top x --format ml | Invalid value for option '--format'",
        "top x --limit x   | Invalid value for option '--limit': 'x' is not an int",
        "top x --limit 0   | --limit is 0, allowed is 1 or more",
        "queries           | Missing required parameter: 'FILE-OR-FOLDER'",
        "queries x --sort calls | Invalid value for option '--sort'",
        "queries x --limit -1 | --limit is -1, allowed is 1 or more",
        "top x --limit     | Missing required parameter for option '--limit'",
      })
  void run_wrongUsage_isOneLineAndExits2(String arguments, String what) {
    Run run = Run.of((Object[]) arguments.split(" +", -1));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("hotpath: ")
        .contains(what)
        .containsOnlyOnce("\n")
        .endsWith("--help says more)\n");
  }

  @Test
  void run_hostileArgument_isEscaped() {
    Run run = Run.of("a\u001b[2Jb\nc");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("'a\\u001B[2Jb\\u000Ac'").containsOnlyOnce("\n");
  }
}
