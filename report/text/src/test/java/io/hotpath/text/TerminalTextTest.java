package io.hotpath.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "GET /product/{n}", "Grüße", "日本", "\ud83d\ude00", "a b"})
  void escape_harmlessText_staysAsItIs(String text) {
    assertThat(TerminalText.escape(text)).isEqualTo(text);
  }

  @Test
  void escape_hostileCharacters_areSpelled() {
    assertThat(TerminalText.escape("a\u001b[31m\n\u202e\ud800b\udc00\u2028\udb40\udc01"))
        .isEqualTo("a\\u001B[31m\\u000A\\u202E\\uD800b\\uDC00\\u2028\\uDB40\\uDC01");
  }

  @Test
  void escape_longText_isCutBetweenCharacters() {
    String long300 = "\ud83d\ude00".repeat(150);

    String cut = TerminalText.escape(long300);

    assertThat(cut).endsWith("\ude00...").hasSizeLessThanOrEqualTo(256);
    assertThat(TerminalText.escape("x".repeat(256))).hasSize(256).doesNotContain("...");
  }
}
