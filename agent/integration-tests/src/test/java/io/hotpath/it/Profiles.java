package io.hotpath.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Folders that children write their profiles to: below {@code target}, so that they can be looked
 * at.
 */
final class Profiles {

  private static final Path ALL = Path.of("target", "profiles").toAbsolutePath();

  private static final Pattern START = Pattern.compile("\"start\":(\\d+)");

  private Profiles() {}

  /** A name in which there is nothing yet; the agent makes the folder. */
  static Path newFolder() throws IOException {
    Files.createDirectories(ALL);
    return Files.createTempDirectory(ALL, "it").resolve("hotpath");
  }

  /** How many whole lines are written at this moment. */
  static int lines(Path folder) {
    int lines = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.toString().endsWith(".jsonl") || file.toString().endsWith(".jsonl.gz")) {
          lines += linesOf(file);
        }
      }
    } catch (IOException e) {
      // Not there yet, or just being rotated: asked again.
      return -1;
    }
    return lines;
  }

  /** Names and texts of everything written, unpacked. */
  static List<String> contents(Path folder) throws IOException {
    List<String> contents = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.add(file.getFileName().toString());
        try (InputStream raw = Files.newInputStream(file);
            InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
          contents.add(new String(in.readAllBytes(), UTF_8));
        }
      }
    }
    return contents;
  }

  /**
   * Copies what began at certain times, and what is known of collections: they are asked once.
   *
   * @return the copy
   */
  static Path keep(Path folder, LongPredicate start, Path into) throws IOException {
    List<String> kept = new ArrayList<>();
    for (String content : contents(folder)) {
      content
          .lines()
          .filter(line -> line.contains("\"collections\":{\"") || isKept(line, start))
          .forEach(kept::add);
    }
    Files.write(Files.createDirectory(into).resolve("kept.jsonl"), kept);
    return into;
  }

  private static boolean isKept(String line, LongPredicate start) {
    Matcher found = START.matcher(line);
    return found.find() && start.test(Long.parseLong(found.group(1)));
  }

  private static int linesOf(Path file) throws IOException {
    int lines = 0;
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      byte[] chunk = new byte[1 << 16];
      for (int size = in.read(chunk); size >= 0; size = in.read(chunk)) {
        for (int i = 0; i < size; i++) {
          lines += chunk[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }
}
