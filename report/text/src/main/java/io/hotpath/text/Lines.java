package io.hotpath.text;

import java.io.IOException;

/** Where the lines of a report go. Ends each with a line feed, on every platform. */
final class Lines {

  private final Appendable out;

  Lines(Appendable out) {
    this.out = out;
  }

  void add(String line) throws IOException {
    out.append(line.stripTrailing()).append('\n');
  }

  void add(String pattern, Object... values) throws IOException {
    add(Figures.format(pattern, values));
  }

  void blank() throws IOException {
    out.append('\n');
  }
}
