package io.hotpath.mongolog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanSummaryTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "COLLSCAN                                | COLLSCAN",
        "IXSCAN { a: 1, b.c: -1 }                | IXSCAN { a: 1, b.c: -1 }",
        "IXSCAN { a: 1.0 }, IXSCAN { b: -1.0 }   | IXSCAN { a: 1 }, IXSCAN { b: -1 }",
        "TEXT { _fts: \"text\", _ftsx: 1 }       | TEXT { _fts: \"text\", _ftsx: 1 }",
        "IXSCAN { a: \"secret\", b: 1 }          | IXSCAN { ?, b: 1 }",
        "IXSCAN { a: { b: \"secret\" } }         | (other)",
        "IXSCAN secret                           | (other)",
        "secret                                  | (other)",
        "``                                      | (other)",
      })
  void plan_keepsStagesAndKeyPatterns(String given, String plan) {
    assertThat(PlanSummary.of(given)).isEqualTo(plan);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COLLSCAN keysExamined:0                  | 8",
        "IXSCAN { a: 1 } keysExamined:0           | 15",
        "IXSCAN { a: 1 }, IXSCAN { b: 1 } cursor  | 32",
        "IXSCAN { a: 1 }, COUNT                   | 22",
        "nothing                                  | 0",
      })
  void length_endsBeforeTheNextWord(String text, int length) {
    assertThat(PlanSummary.length(text, 0)).isEqualTo(length);
  }
}
