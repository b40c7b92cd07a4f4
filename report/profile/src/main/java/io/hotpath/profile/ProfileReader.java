package io.hotpath.profile;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads profile files line by line. Files are hostile: a line that cannot be used is told to the
 * visitor with its number and the rest is still read.
 *
 * <p>Bounds: {@link #MAX_LINE_BYTES} a line, {@link #MAX_FILE_BYTES} a file, {@link
 * #MAX_UNZIPPED_BYTES} a compressed file after decompression; a longer line is damaged, the rest of
 * a longer file is not read, and both are told. No line is held in memory as a whole. Stateless and
 * thread-safe.
 */
public final class ProfileReader {

  /** What a recorder in this process can write is a quarter of this. */
  public static final int MAX_LINE_BYTES = 64 << 20;

  /** Ends streams that have no end. */
  public static final long MAX_FILE_BYTES = 4L << 30;

  /** Stops decompression bombs; our own compressed files hold a sixteenth of this. */
  public static final long MAX_UNZIPPED_BYTES = 1L << 30;

  /** Receives what the files contain, in file order. */
  public interface Visitor extends DamageListener {
    void window(Profile window);

    void request(RequestProfile request);
  }

  /** Told of what could not be used. */
  @FunctionalInterface
  public interface DamageListener {
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
   * .jsonl.gz} files in name order. Each file is there once, however often it is named, and a file
   * whose compressed copy is there too (the process is just rotating, or was killed at it) gives
   * way to the copy.
   *
   * @throws NoSuchFileException when there is no such file, or no profile in the folder
   */
  public static List<Path> files(List<Path> named) throws IOException {
    Map<Path, Path> files = new LinkedHashMap<>();
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        for (Path file : inFolder(path)) {
          files.putIfAbsent(file.toRealPath(), file);
        }
      } else if (Files.exists(path)) {
        files.putIfAbsent(path.toRealPath(), path);
      } else {
        throw new NoSuchFileException(path.toString(), null, "no such file or folder");
      }
    }
    List<Path> uncompressed = new ArrayList<>(files.keySet());
    uncompressed.removeIf(
        file -> !files.containsKey(file.resolveSibling(file.getFileName() + ".gz")));
    files.keySet().removeAll(uncompressed);
    return List.copyOf(files.values());
  }

  private static List<Path> inFolder(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> profiles = Files.newDirectoryStream(folder, "*.{jsonl,jsonl.gz}")) {
      for (Path profile : profiles) {
        if (Files.isRegularFile(profile)) {
          found.add(profile);
        }
      }
    }
    if (found.isEmpty()) {
      throw new NoSuchFileException(
          folder.toString(), null, "no profile (*.jsonl, *.jsonl.gz) in this folder");
    }
    Collections.sort(found);
    return found;
  }

  /** Merges windows and slowest requests of all files into one profile. */
  public static Profile merge(List<Path> files, DamageListener damage) {
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
    files.forEach(file -> read(file, visitor));
    return merged;
  }

  /** Reads one file, compressed or not. What goes wrong is told to the visitor. */
  public static void read(Path file, Visitor visitor) {
    try (InputStream in = Files.newInputStream(file)) {
      readLines(file, in, MAX_UNZIPPED_BYTES, visitor);
    } catch (NoSuchFileException e) {
      Path compressed = file.resolveSibling(file.getFileName() + ".gz");
      if (Files.isRegularFile(compressed)) {
        // Rotated since it was listed.
        read(compressed, visitor);
      } else {
        visitor.damaged(file, 0, "no such file");
      }
    } catch (AccessDeniedException e) {
      visitor.damaged(file, 0, "not readable: permission denied");
    } catch (IOException e) {
      visitor.damaged(file, 0, "not readable: " + e.getMessage());
    }
  }

  static void readLines(Path file, InputStream raw, long maxUnzipped, Visitor visitor)
      throws IOException {
    InputStream in = new BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    LineStream lines = null;
    try {
      lines =
          gzip
              ? new LineStream(new GZIPInputStream(in, 1 << 16), MAX_LINE_BYTES, maxUnzipped)
              : new LineStream(in, MAX_LINE_BYTES, MAX_FILE_BYTES);
      while (lines.nextLine()) {
        readLine(file, lines, visitor);
      }
    } catch (LineStream.FileTooLongException e) {
      visitor.damaged(file, lines == null ? 0 : lines.number(), String.valueOf(e.getMessage()));
    } catch (EOFException | ZipException e) {
      long line = lines == null ? 0 : lines.number();
      visitor.damaged(file, line, "the gzip file is torn here: " + e.getMessage());
    }
  }

  private static void readLine(Path file, LineStream line, Visitor visitor) throws IOException {
    String damage = null;
    try {
      ProfileParser.parse(line, visitor);
    } catch (DamagedLineException e) {
      damage = e.getMessage();
    }
    long number = line.number();
    line.skipLine();
    if (damage != null) {
      visitor.damaged(
          file, number, line.hasLineFeed() ? damage : "unfinished last line, " + damage);
    }
  }
}
