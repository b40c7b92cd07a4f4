package io.hotpath.mongolog;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads server logs and profiler dumps, compressed or not, into a digest. What cannot be used is
 * counted there with its reason. Holds one line or document at a time: of lines beyond 16 MiB only
 * that is counted.
 *
 * <p>The command line calls it, file after file. Confined to one thread.
 */
public final class LogReader {

  /** What a server allows, with room for what it puts around a document. */
  static final int MAX_DOCUMENT_BYTES = (16 << 20) + (16 << 10);

  private static final int HEAD_BYTES = 64;
  private static final int LINES_BETWEEN_PROGRESS = 256;

  /** What a file holds, by its first bytes. */
  public enum Content {
    /** Of the application, by Hotpath. */
    PROFILE,
    /** Of a server, or anything else. */
    LOG,
    /** Documents of {@code system.profile}. */
    DUMP
  }

  private final LogDigest digest;
  private final LogProgress progress;
  private final SlowOperation operation = new SlowOperation();

  public LogReader(LogDigest digest, LogProgress progress) {
    this.digest = digest;
    this.progress = progress;
  }

  /**
   * What a file holds.
   *
   * @throws IOException when the file cannot be read
   */
  public static Content content(Path file) throws IOException {
    try (InputStream in = unzipped(Files.newInputStream(file))) {
      return content(in.readNBytes(HEAD_BYTES), file);
    } catch (EOFException | ZipException e) {
      return Content.LOG;
    }
  }

  private static Content content(byte[] head, Path file) {
    String text = new String(head, StandardCharsets.ISO_8859_1).stripLeading();
    String name = String.valueOf(file.getFileName());
    if (text.startsWith("{\"v\":") || (text.isEmpty() && name.contains(".jsonl"))) {
      return Content.PROFILE;
    }
    // A dump begins with a length below 17 MiB; no text has such a byte.
    return head.length > 3 && (head[3] == 0 || head[3] == 1) ? Content.DUMP : Content.LOG;
  }

  private static InputStream unzipped(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    // No buffer around it: of a torn file that would swallow what was read last.
    return gzip ? new GZIPInputStream(in, 1 << 16) : in;
  }

  /**
   * Reads a log or dump.
   *
   * @return what is wrong with the file as a whole; null when it was read to its end
   * @throws IOException when the file cannot be read
   */
  public @Nullable String read(Path file) throws IOException {
    digest.addFile();
    long size = Files.size(file);
    try (CountedInput counted = new CountedInput(Files.newInputStream(file));
        InputStream in = unzipped(counted)) {
      Runnable told =
          () -> progress.at(String.valueOf(file), counted.count(), size, digest.operations());
      if (content(file) == Content.DUMP) {
        return readDump(new BufferedInputStream(in, 1 << 16), told);
      }
      readLines(in, told);
      return null;
    } catch (EOFException | ZipException e) {
      digest.skip("the rest of a gzip file that is torn");
      return "a gzip file that is torn; what is before was read";
    }
  }

  private void readLines(InputStream in, Runnable progressed) throws IOException {
    LogLines lines = new LogLines(in);
    while (lines.next()) {
      digest.addLine();
      if (digest.lines() % LINES_BETWEEN_PROGRESS == 0) {
        progressed.run();
      }
      if (lines.isTooLong()) {
        digest.skip("longer than " + (LogLines.MAX_LINE_BYTES >> 20) + " MiB");
      } else {
        readLine(lines);
      }
    }
  }

  private void readLine(LogLines line) {
    byte[] bytes = line.buffer();
    operation.clear();
    try {
      boolean slow =
          bytes[line.start()] == '{'
              ? JsonLogLine.read(bytes, line.start(), line.length(), operation)
              : TextLogLine.read(bytes, line.start(), line.length(), operation);
      if (slow) {
        digest.add(operation);
      } else {
        digest.addOther();
      }
    } catch (UnreadableException e) {
      digest.skip(String.valueOf(e.getMessage()));
    }
  }

  private @Nullable String readDump(InputStream in, Runnable progressed) throws IOException {
    byte[] document = new byte[1 << 16];
    int head = in.readNBytes(document, 0, 4);
    while (head > 0) {
      int length = ByteBuffer.wrap(document, 0, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
      boolean possible = length >= BsonElements.MIN_DOCUMENT && length <= MAX_DOCUMENT_BYTES;
      if (possible && length > document.length) {
        document = Arrays.copyOf(document, Math.max(length, 2 * document.length));
      }
      if (head < 4 || !possible || in.readNBytes(document, 4, length - 4) < length - 4) {
        digest.skip("the rest of a dump that is damaged");
        return "a dump that is damaged or no dump; what is before was read";
      }
      digest.addLine();
      readDocument(document, length);
      progressed.run();
      head = in.readNBytes(document, 0, 4);
    }
    return null;
  }

  private void readDocument(byte[] bytes, int length) {
    operation.clear();
    try {
      operation.read(new BsonElements(bytes, 0, length));
      digest.add(operation);
    } catch (UnreadableException e) {
      digest.skip(String.valueOf(e.getMessage()));
    }
  }
}
