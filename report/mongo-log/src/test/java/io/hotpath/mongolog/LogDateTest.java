package io.hotpath.mongolog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogDateTest {

  @Test
  void millis_ofDatesInAnyOffset_areThoseOfTheJdk() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      long millis = random.nextLong(-2_000_000_000_000L, 4_000_000_000_000L);
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(random.nextInt(-1_000, 1_000) * 60);
      OffsetDateTime date = Instant.ofEpochMilli(millis).atOffset(offset).plusSeconds(60);
      String text = date.withSecond(7).toString();

      assertThat(LogDate.millis(text))
          .as(text)
          .isEqualTo(date.withSecond(7).toInstant().toEpochMilli());
    }
    assertThat(LogDate.millis("2019-11-05T10:15:30.123+0100")).isEqualTo(1_572_945_330_123L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-13-01T00:00:00Z", "2026-01-01 00:00:00"})
  void millis_ofAnythingElse_areNone(String text) {
    assertThat(LogDate.millis(text)).isEqualTo(Elements.NO_DATE);
  }
}
