package io.hotpath.profile;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Splits a file into lines without holding any of them: to its reader each line is a stream that
 * ends at the line feed. So the longest line costs no memory but what is made of it.
 *
 * <p>Bounds: a line beyond {@code maxLine} bytes and a file beyond {@code maxFile} bytes end with
 * an exception that says so. A file that ends inside a line is asked once more after a moment: the
 * process that writes it may be at it right now.
 */
final class LineStream extends InputStream {

  private static final long WRITER_MILLIS = 50;

  private final InputStream in;
  private final long maxLine;
  private final long maxFile;
  private final byte[] chunk = new byte[1 << 16];
  private int at;
  private int end;
  private long fileBytes;
  private long lineBytes;
  private long number;
  private boolean open;
  private boolean lineFeed = true;

  LineStream(InputStream in, long maxLine, long maxFile) {
    this.in = in;
    this.maxLine = maxLine;
    this.maxFile = maxFile;
  }

  /** The file is longer than a reader takes. */
  static final class FileTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    FileTooLongException(long bytes) {
      super("the file has more than " + bytes + " bytes (decompressed)");
    }
  }

  /** The line is longer than a reader takes. */
  static final class LineTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    LineTooLongException(long bytes) {
      super("the line is longer than " + bytes + " bytes");
    }
  }

  /** Number of the current line, from 1. */
  long number() {
    return number;
  }

  /** Whether the current line, read to its end, ended with a line feed. */
  boolean hasLineFeed() {
    return lineFeed;
  }

  /** Steps to the next line that is not empty, over what is left of this one; false at the end. */
  boolean nextLine() throws IOException {
    skipLine();
    while (at < end || refill()) {
      number++;
      if (chunk[at] != '\n') {
        open = true;
        lineFeed = false;
        lineBytes = 0;
        return true;
      }
      at++;
    }
    return false;
  }

  /** Reads on to the end of the current line. */
  void skipLine() throws IOException {
    while (open) {
      if (at == end && !refillInLine()) {
        return;
      }
      takeUpTo(end - at);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, to.length);
    if (length == 0) {
      return 0;
    }
    if (!open || (at == end && !refillInLine())) {
      return -1;
    }
    int from = at;
    int taken = takeUpTo(length);
    lineBytes += taken;
    if (lineBytes > maxLine) {
      throw new LineTooLongException(maxLine);
    }
    System.arraycopy(chunk, from, to, offset, taken);
    return taken == 0 ? -1 : taken;
  }

  /** Steps over bytes of this line, and over the line feed behind them; says how many they were. */
  private int takeUpTo(int length) {
    int stop = Math.min(end, at + length);
    int from = at;
    while (at < stop && chunk[at] != '\n') {
      at++;
    }
    int taken = at - from;
    if (at < stop) {
      at++;
      open = false;
      lineFeed = true;
    }
    return taken;
  }

  private boolean refillInLine() throws IOException {
    if (refill() || (waitForWriter() && refill())) {
      return true;
    }
    open = false;
    return false;
  }

  private static boolean waitForWriter() {
    try {
      Thread.sleep(WRITER_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean refill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(chunk));
    fileBytes += end;
    if (fileBytes > maxFile) {
      throw new FileTooLongException(maxFile);
    }
    return end > 0;
  }
}
