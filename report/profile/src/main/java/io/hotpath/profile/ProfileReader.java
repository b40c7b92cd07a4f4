package io.hotpath.profile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads profile files line by line. Files are hostile: a line that cannot be used is told to the
 * visitor with its number and the rest is still read.
 *
 * <p>Bounds: {@link #MAX_LINE_BYTES} a line, {@link #MAX_FILE_BYTES} a file after decompression; a
 * longer line is damaged, the rest of a longer file is not read, and both are told.
 */
public final class ProfileReader {

  /** What a recorder in this process can write is a quarter of this. */
  public static final int MAX_LINE_BYTES = 64 << 20;

  /** Stops decompression bombs. */
  public static final long MAX_FILE_BYTES = 4L << 30;

  /** Receives what the files contain, in file order. */
  public interface Visitor {
    void window(Profile window);

    void request(RequestProfile request);

    /**
     * A line or file that could not be used.
     *
     * @param line from 1, or 0 for the file as a whole
     */
    void damaged(Path file, long line, String what);
  }

  private ProfileReader() {}

  /**
   * Profile files named by the user: a file is itself, a folder all its {@code .jsonl} and {@code
   * .jsonl.gz} files in name order.
   *
   * @throws NoSuchFileException when there is no such file, or no profile in the folder
   */
  public static List<Path> files(List<Path> named) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        files.addAll(inFolder(path));
      } else if (Files.exists(path)) {
        files.add(path);
      } else {
        throw new NoSuchFileException(path.toString(), null, "no such file or folder");
      }
    }
    return files;
  }

  private static List<Path> inFolder(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> profiles = Files.newDirectoryStream(folder, "*.{jsonl,jsonl.gz}")) {
      profiles.forEach(found::add);
    }
    if (found.isEmpty()) {
      throw new NoSuchFileException(
          folder.toString(), null, "no profile (*.jsonl, *.jsonl.gz) in this folder");
    }
    Collections.sort(found);
    return found;
  }

  /** Merges windows and slowest requests of all files into one profile. */
  public static Profile merge(List<Path> files, DamageListener damage) throws IOException {
    Profile merged = new Profile();
    Visitor visitor =
        new Visitor() {
          @Override
          public void window(Profile window) {
            merged.add(window);
          }

          @Override
          public void request(RequestProfile request) {
            merged.route(request.route()).keepSlow(request);
          }

          @Override
          public void damaged(Path file, long line, String what) {
            damage.damaged(file, line, what);
          }
        };
    for (Path file : files) {
      read(file, visitor);
    }
    return merged;
  }

  /** Told of each line that could not be used. */
  @FunctionalInterface
  public interface DamageListener {
    void damaged(Path file, long line, String what);
  }

  /**
   * Reads one file, compressed or not.
   *
   * @throws IOException when the file cannot be opened at all
   */
  public static void read(Path file, Visitor visitor) throws IOException {
    try (InputStream in = open(file)) {
      readLines(file, in, visitor);
    } catch (ZipException e) {
      visitor.damaged(file, 0, "not a gzip file: " + e.getMessage());
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    raw.mark(2);
    boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    if (!gzip) {
      return raw;
    }
    try {
      return new GZIPInputStream(raw, 1 << 16);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static void readLines(Path file, InputStream in, Visitor visitor) {
    LineBuffer buffer = new LineBuffer();
    long line = 0;
    long bytes = 0;
    try {
      while (buffer.fill(in)) {
        line++;
        bytes += buffer.length + 1L;
        if (bytes > MAX_FILE_BYTES) {
          visitor.damaged(file, line, "the file is larger than " + MAX_FILE_BYTES + " bytes");
          return;
        }
        readLine(file, line, buffer, visitor);
      }
    } catch (IOException e) {
      visitor.damaged(file, line + 1, "the file ends here: " + e.getMessage());
    }
  }

  private static void readLine(Path file, long line, LineBuffer buffer, Visitor visitor) {
    if (buffer.tooLong) {
      visitor.damaged(file, line, "the line is longer than " + MAX_LINE_BYTES + " bytes");
      return;
    }
    if (buffer.length == 0) {
      return;
    }
    try {
      ProfileParser.parse(buffer.bytes, buffer.length, visitor);
    } catch (DamagedLineException e) {
      String torn = buffer.ended ? "" : "unfinished last line, ";
      visitor.damaged(file, line, torn + e.getMessage());
    }
  }

  /** Grows up to the longest line allowed, then skips to the line's end. */
  private static final class LineBuffer {
    byte[] bytes = new byte[1 << 16];
    int length;
    boolean tooLong;
    boolean ended;

    private final byte[] chunk = new byte[1 << 16];
    private int chunkAt;
    private int chunkEnd;

    /** Takes the next line; false at the end of the file. */
    boolean fill(InputStream in) throws IOException {
      length = 0;
      tooLong = false;
      ended = false;
      if (chunkAt == chunkEnd && !refill(in)) {
        return false;
      }
      do {
        byte next = chunk[chunkAt++];
        if (next == '\n') {
          ended = true;
          return true;
        }
        append(next);
      } while (chunkAt < chunkEnd || refill(in));
      return true;
    }

    private boolean refill(InputStream in) throws IOException {
      chunkAt = 0;
      chunkEnd = Math.max(0, in.read(chunk));
      return chunkEnd > 0;
    }

    private void append(byte next) {
      if (length == MAX_LINE_BYTES) {
        tooLong = true;
        return;
      }
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_LINE_BYTES, length * 2L));
      }
      bytes[length++] = next;
    }
  }
}
