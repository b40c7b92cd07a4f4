package io.hotpath.levels;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One line for each change of a level, where no level can silence it: straight to the process's
 * standard error, past {@code System.setErr} and past every logger. Thread-safe.
 */
public final class Audit implements Consumer<String> {

  private static final int MAX = 512;

  private final PrintStream err =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

  @Override
  public void accept(String line) {
    err.println(line);
  }

  /** What somebody sent, as part of one line: no control or format character, no quote, no end. */
  static String shown(@Nullable String text) {
    if (text == null) {
      return "";
    }
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .limit(MAX)
        .forEach(
            c -> {
              if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                safe.appendCodePoint(c);
              } else if (Character.isLetterOrDigit(c)) {
                safe.appendCodePoint(c);
              } else {
                safe.append(String.format("\\u%04x", c));
              }
            });
    return safe.toString();
  }
}
