package io.hotpath.cli;

import io.hotpath.text.TerminalText;
import java.io.PrintStream;

/** Messages to the user: one line each, safe for the terminal, whatever a file put into them. */
final class Messages {

  private static final int MAX_CHARS = 1000;
  private static final int MAX_OVERWRITTEN_CHARS = 100;

  private final PrintStream err;

  /** Characters of the line that is written over. */
  private int overwritten;

  Messages(PrintStream err) {
    this.err = err;
  }

  /** A message of Hotpath itself. */
  void add(String message) {
    line("hotpath: " + message);
  }

  /** A line as it is, such as {@code file:line: what}. */
  void line(String line) {
    overwrite("");
    err.print(TerminalText.escape(line, MAX_CHARS) + "\n");
    err.flush();
  }

  /** A line that the next one is written over, on a terminal; the empty one clears it. */
  void overwrite(String line) {
    String safe = TerminalText.escape(line, MAX_OVERWRITTEN_CHARS);
    if (overwritten > 0 || !safe.isEmpty()) {
      err.print("\r" + safe + " ".repeat(Math.max(0, overwritten - safe.length())));
      err.print(safe.isEmpty() ? "\r" : "");
      err.flush();
      overwritten = safe.length();
    }
  }
}
