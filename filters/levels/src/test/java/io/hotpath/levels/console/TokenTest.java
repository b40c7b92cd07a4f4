package io.hotpath.levels.console;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenTest {

  private static final String HEX = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

  @TempDir Path folder;
  private final List<String> complaints = new ArrayList<>();

  private @Nullable Token read(@Nullable Path file, @Nullable String variable) {
    return Token.read(file, variable, complaints::add);
  }

  @ParameterizedTest
  @ValueSource(strings = {HEX, "dG9rZW4tZm9yLXRlc3RzLW9ubHk", "dG9rZW4tZm9yLXRlc3Rz_w"})
  void token_of128Bits_isTaken(String text) {
    Token token = requireNonNull(read(null, text + "\n"));

    assertThat(complaints).isEmpty();
    assertThat(token.matches(text)).isTrue();
    assertThat(token.matches(text + "x")).isFalse();
    assertThat(token.matches("")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "0f1e2d3c4b5a69788796a5b4c3d2e1f",
        "0123456789abcdefABCDEF",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "correct horse battery staple",
        "dG9rZW4tZm9yLXRlc3Rz",
        "dG9rZW4tZm9yLXRlc3Rz\u00fc_w"
      })
  void token_thatIsNone_keepsTheConsoleClosedAndIsNotShown(String text) {
    assertThat(read(null, text)).isNull();
    assertThat(complaints)
        .containsExactly(
            "hotpath: the console stays closed: HOTPATH_TOKEN is not a token of 128 bits: at least"
                + " 22 base64url or 32 hex characters");
  }

  @Test
  void nothingSet_isSaid() {
    assertThat(read(null, null)).isNull();
    assertThat(complaints)
        .containsExactly(
            "hotpath: the console stays closed: set token.file or HOTPATH_TOKEN to a token");
  }

  @Test
  void file_winsAndIsBetterReadByItsOwnerOnly() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), HEX + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    Token token = requireNonNull(read(file, "dG9rZW4tZm9yLXRlc3RzLW9ubHk"));

    assertThat(token.matches(HEX)).isTrue();
    assertThat(complaints)
        .containsExactly("hotpath: token.file can be read by others: chmod 600 is better");
    complaints.clear();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(read(file, null)).isNotNull();
    assertThat(complaints).isEmpty();
  }

  @Test
  void file_thatIsNotThere_isSaidWithoutTheVariable() {
    assertThat(read(folder.resolve("none"), HEX)).isNull();
    assertThat(complaints)
        .containsExactly(
            "hotpath: the console stays closed: token.file cannot be read: NoSuchFileException");
  }
}
