package io.hotpath.profile;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The folder a process appends its profile to: one file a process, rotated into {@code .jsonl.gz}
 * at {@link Limits#fileBytes}, the oldest deleted at {@link Limits#folderBytes}.
 *
 * <p>Confined to the sinks' thread. Files are 0600 in a folder of 0700 that belongs to us; no
 * symbolic link is followed or written through. A line is one {@code write}; killed while writing,
 * at most that line is torn. A failed write is undone, throws, and the next one starts over with a
 * new file if need be: nothing here retries, waits or logs.
 */
public final class ProfileFolder implements AutoCloseable {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);
  private static final Pattern OURS =
      Pattern.compile("hotpath-\\d{8}T\\d{9}-\\d+(-\\d+)?\\.jsonl(\\.gz(\\.part)?)?");

  /**
   * When files are rotated and deleted.
   *
   * @param fileBytes a file at least this long is closed and compressed
   * @param folderBytes all our files together; the oldest go first
   * @param freeShare of the disk that is left alone: below it nothing is written
   */
  public record Limits(long fileBytes, long folderBytes, double freeShare) {
    /** 16 MiB a file, 256 MiB a folder, 5 % of the disk free. */
    public static final Limits STANDARD = new Limits(16L << 20, 256L << 20, 0.05);
  }

  private final Path folder;
  private final Limits limits;
  private final OwnFolder own;
  private @Nullable FileChannel channel;
  private @Nullable Path file;
  private long written;
  private long deleted;

  private ProfileFolder(Path folder, Limits limits) {
    this.folder = folder;
    this.limits = limits;
    this.own = new OwnFolder(folder);
  }

  /**
   * The newest files that a process wrote, oldest first; compressed ones among them.
   *
   * @param most how many
   */
  public static List<Path> ofProcess(Path folder, long pid, int most) throws IOException {
    List<Path> found = new ArrayList<>();
    Pattern own = Pattern.compile("hotpath-\\d{8}T\\d{9}-" + pid + "(-\\d+)?\\.jsonl(\\.gz)?");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "hotpath-*")) {
      for (Path file : files) {
        if (own.matcher(String.valueOf(file.getFileName())).matches()) {
          found.add(file);
        }
      }
    }
    // While one is compressed it is there twice.
    found.removeIf(file -> found.contains(file.resolveSibling(file.getFileName() + ".gz")));
    found.sort(Comparator.naturalOrder());
    return List.copyOf(found.subList(Math.max(0, found.size() - most), found.size()));
  }

  /**
   * Makes the folder if needed and checks that it is ours.
   *
   * @throws IOException when it cannot be used, with one line saying why
   */
  public static ProfileFolder open(Path folder, Limits limits) throws IOException {
    ProfileFolder opened = new ProfileFolder(folder.toAbsolutePath(), limits);
    opened.own.prepare();
    return opened;
  }

  public Path folder() {
    return folder;
  }

  /** The file being written, or null before the first line. */
  public @Nullable Path file() {
    return file;
  }

  /** Files deleted because of the folder's cap, since the last call. */
  public long takeDeleted() {
    long count = deleted;
    deleted = 0;
    return count;
  }

  /**
   * Appends one line, whole or not at all. A full file is then compressed; one that cannot be (the
   * disk is full) stays as it is.
   *
   * @throws IOException when it was not written; the next call starts afresh
   */
  public void append(byte[] line) throws IOException {
    if (file != null && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      close();
    }
    if (channel == null) {
      create();
    }
    checkSpace(line.length);
    write(line);
    if (written >= limits.fileBytes) {
      rotate();
    }
  }

  @Override
  public void close() {
    FileChannel closing = channel;
    channel = null;
    file = null;
    try {
      if (closing != null) {
        closing.close();
      }
    } catch (IOException e) {
      // The lines are written; a failing close takes nothing back and cannot be answered.
      return;
    }
  }

  /** The name starts with the time, so that name order is age order. */
  private void create() throws IOException {
    own.prepare();
    deleteOldest();
    String name = "hotpath-" + NAME.format(Instant.now()) + "-" + ProcessHandle.current().pid();
    for (int i = 0; channel == null; i++) {
      Path candidate = folder.resolve(name + (i == 0 ? "" : "-" + i) + ".jsonl");
      if (Files.exists(compressed(candidate), LinkOption.NOFOLLOW_LINKS)) {
        // Of this millisecond and full already: it could not be compressed to the same name again.
        continue;
      }
      try {
        channel =
            FileChannel.open(
                candidate,
                Set.of(
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS),
                own.ownerOnly("rw-------"));
        file = candidate;
        written = 0;
      } catch (FileAlreadyExistsException e) {
        if (i == 1000) {
          throw e;
        }
      }
    }
  }

  /** A file system that does not say its size (0) is not asked how much of it is free. */
  private void checkSpace(int bytes) throws IOException {
    File disk = folder.toFile();
    long total = disk.getTotalSpace();
    if (total > 0 && disk.getUsableSpace() - bytes < (long) (total * limits.freeShare)) {
      throw new IOException(
          "less than "
              + Math.round(limits.freeShare * 100)
              + " % of the disk is free at "
              + folder);
    }
  }

  private void write(byte[] line) throws IOException {
    FileChannel out = channel;
    if (out == null) {
      throw new IOException("no file is open");
    }
    ByteBuffer buffer = ByteBuffer.wrap(line);
    try {
      while (buffer.hasRemaining()) {
        out.write(buffer, written + buffer.position());
      }
      written += line.length;
    } catch (IOException e) {
      undo(out);
      throw e;
    }
  }

  private void undo(FileChannel out) {
    try {
      out.truncate(written);
    } catch (IOException e) {
      // The torn line ends this file: the reader steps over it, the next line goes to a new one.
      close();
    }
  }

  private void rotate() {
    Path full = file;
    close();
    try {
      if (full != null) {
        compress(full);
      }
    } catch (IOException e) {
      // The line is written and stays readable; the next rotation has its own try.
      return;
    }
  }

  /** Complete under another name before it takes the place of the original. */
  private void compress(Path full) throws IOException {
    Path part = full.resolveSibling(full.getFileName() + ".gz.part");
    Files.deleteIfExists(part);
    try (InputStream in = Files.newInputStream(full, LinkOption.NOFOLLOW_LINKS);
        OutputStream raw =
            Channels.newOutputStream(
                FileChannel.open(
                    part,
                    Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                    own.ownerOnly("rw-------")));
        OutputStream gzip = new GZIPOutputStream(raw, 1 << 16)) {
      in.transferTo(gzip);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    Files.move(part, compressed(full));
    Files.delete(full);
  }

  private static Path compressed(Path full) {
    return full.resolveSibling(full.getFileName() + ".gz");
  }

  /** Makes room for the file to be written. */
  private void deleteOldest() throws IOException {
    List<Aged> ours = ours();
    long total = ours.stream().mapToLong(Aged::size).sum();
    for (Aged oldest : ours) {
      if (total <= limits.folderBytes - limits.fileBytes) {
        return;
      }
      if (Files.deleteIfExists(oldest.path)) {
        deleted++;
      }
      total -= oldest.size;
    }
  }

  private record Aged(Path path, long size) {}

  /** Our files, oldest first. */
  private List<Aged> ours() throws IOException {
    List<Aged> ours = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(
            folder, path -> OURS.matcher(path.getFileName().toString()).matches())) {
      for (Path path : found) {
        BasicFileAttributes attributes =
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isRegularFile()) {
          ours.add(new Aged(path, attributes.size()));
        }
      }
    } catch (NoSuchFileException e) {
      // Another process that shares the folder has just rotated or deleted it; that was enough.
      ours.clear();
    }
    ours.sort(Comparator.comparing(aged -> aged.path.getFileName().toString()));
    return ours;
  }
}
