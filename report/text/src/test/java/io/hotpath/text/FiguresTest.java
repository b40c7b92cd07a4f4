package io.hotpath.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.000000",
    "1, 1e-9",
    "75, 75e-9",
    "499, 499e-9",
    "500, 0.000001",
    "1234567, 0.001235",
    "9876543210, 9.876543",
    "12345678901, 12.34568",
    "123456789012, 123.4568",
    "1234567890123, 1234.568",
    "12345678901234567, 12345678.901",
  })
  void seconds_nanos_fillEightPlaces(long nanos, String seconds) {
    assertThat(Figures.seconds(nanos)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.0 kB", "999960, 1.0 MB", "14300, 14.3 kB"})
  void bytes_count_hasAUnit(long bytes, String text) {
    assertThat(Figures.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"6, 3, 2", "7, 2, 3.50", "1, 1000, <0.01", "0, 5, 0", "3, 0, -"})
  void perRequest_count_isShort(long count, long requests, String text) {
    assertThat(Figures.perRequest(count, requests)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 10, 0.0%", "1, 10000, <0.1%", "5, 10, 50.0%", "1, 0, -"})
  void share_part_isPercent(long part, long whole, String text) {
    assertThat(Figures.share(part, whole)).isEqualTo(text);
  }
}
