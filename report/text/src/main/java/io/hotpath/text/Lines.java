package io.hotpath.text;

import java.io.IOException;

/**
 * Where the lines of a report go. Ends each with a line feed, on every platform; numbers look the
 * same in every locale. Confined to one thread.
 */
public final class Lines {

  private final Appendable out;

  public Lines(Appendable out) {
    this.out = out;
  }

  /** A line as it is. */
  public void add(String line) throws IOException {
    out.append(line.stripTrailing()).append('\n');
  }

  /** A line by a pattern of {@link String#format}. */
  public void add(String pattern, Object... values) throws IOException {
    add(Figures.format(pattern, values));
  }

  /** Says so where a table of so many rows shows only the first. */
  public void reduced(int rows, int limit) throws IOException {
    if (rows > limit) {
      add("   List reduced from %d to %d due to restriction <%d>", rows, limit, limit);
    }
  }

  public void blank() throws IOException {
    out.append('\n');
  }
}
