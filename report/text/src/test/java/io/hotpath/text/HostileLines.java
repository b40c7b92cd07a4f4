package io.hotpath.text;

import static org.assertj.core.api.Assertions.assertThat;

/** What a report must be with hostile names everywhere in it. */
final class HostileLines {

  private HostileLines() {}

  /**
   * As many lines as with a plain name, and nothing that a terminal obeys or does not show.
   *
   * @param plain the same report with a harmless name
   */
  static void assertHarmless(String text, String plain) {
    assertThat(text.lines()).hasSameSizeAs(plain.lines().toList());
    assertThat(text.codePoints().filter(c -> c != '\n').mapToObj(Character::getType))
        .doesNotContain(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.LINE_SEPARATOR);
  }
}
