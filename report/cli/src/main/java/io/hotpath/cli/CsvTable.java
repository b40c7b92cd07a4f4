package io.hotpath.cli;

import io.hotpath.text.TerminalText;
import java.io.IOException;

/**
 * A table as RFC 4180 has it: commas, quotes where they are needed, lines that end with CR LF.
 *
 * <p>Texts come from requests and class files: control and direction characters are escaped as for
 * a terminal, and what a spreadsheet would take for a formula begins with an apostrophe. Confined
 * to one thread.
 */
final class CsvTable {

  /** Characters of a text; longer ones are cut. */
  private static final int MAX_CHARS = 10_000;

  /** What begins a formula somewhere, the wide forms of East Asian keyboards among them. */
  private static final String FORMULA = "=+-@|%\t\r\uff1d\uff0b\uff0d\uff20";

  private final Appendable out;
  private boolean begun;

  CsvTable(Appendable out) {
    this.out = out;
  }

  /** The names of the columns. */
  CsvTable head(String... names) throws IOException {
    for (String name : names) {
      text(name);
    }
    return end();
  }

  CsvTable text(String text) throws IOException {
    String shown = TerminalText.escape(text, MAX_CHARS);
    String visible = shown.strip();
    boolean formula = !visible.isEmpty() && FORMULA.indexOf(visible.charAt(0)) >= 0;
    String safe = formula ? "'" + shown : shown;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == ' ' || c == ';');
    return field(quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
  }

  CsvTable number(long number) throws IOException {
    return field(Long.toString(number));
  }

  CsvTable flag(boolean flag) throws IOException {
    return field(Boolean.toString(flag));
  }

  private CsvTable field(String field) throws IOException {
    if (begun) {
      out.append(',');
    }
    out.append(field);
    begun = true;
    return this;
  }

  /** Ends the line. */
  CsvTable end() throws IOException {
    out.append("\r\n");
    begun = false;
    return this;
  }
}
