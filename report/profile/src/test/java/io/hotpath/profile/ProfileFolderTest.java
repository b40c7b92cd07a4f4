package io.hotpath.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFolderTest {

  private static final byte[] LINE = "0123456789\n".getBytes(UTF_8);
  private static final ProfileFolder.Limits NO_LIMITS =
      new ProfileFolder.Limits(1 << 20, 10 << 20, 0);

  @TempDir private Path temp;

  private final List<Path> mounts = new ArrayList<>();

  @AfterEach
  void unmount() throws Exception {
    for (Path mount : mounts) {
      run("umount", mount.toString());
    }
  }

  @Test
  void append_lines_areInOneFileOfTheOwner() throws IOException {
    Path folder = temp.resolve("a/b/hotpath");
    try (ProfileFolder opened = ProfileFolder.open(folder, NO_LIMITS)) {
      assertThat(opened.file()).isNull();

      opened.append(LINE);
      opened.append(LINE);

      Path file = requireNonNull(opened.file());
      assertThat(file).hasParent(folder.toAbsolutePath()).hasSize(2L * LINE.length);
      assertThat(file.getFileName().toString()).matches("hotpath-\\d{8}T\\d{9}-\\d+\\.jsonl");
      assertThat(permissions(file)).isEqualTo("rw-------");
      assertThat(permissions(folder)).isEqualTo("rwx------");
      assertThat(names(folder)).hasSize(1);
    }
  }

  @Test
  void append_anyUmask_isStillTheOwnersOnly() throws Exception {
    for (String umask : List.of("000", "022", "077")) {
      Path folder = temp.resolve("umask" + umask);
      String java = ProcessHandle.current().info().command().orElseThrow();
      String command =
          "umask %s; exec '%s' -cp '%s' %s '%s' 1"
              .formatted(
                  umask,
                  java,
                  System.getProperty("java.class.path"),
                  KilledWriter.class.getName(),
                  folder);
      assertThat(run("sh", "-c", command)).isZero();

      assertThat(permissions(folder)).isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).singleElement().extracting(this::permissions).isEqualTo("rw-------");
      }
    }
  }

  @Test
  void open_symlinkedFolder_isRefused() throws IOException {
    Path real = Files.createDirectory(temp.resolve("real"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), real);

    assertThatIOException()
        .isThrownBy(() -> ProfileFolder.open(link, NO_LIMITS))
        .withMessage(link + " is not a folder (symbolic links are not followed)");
  }

  @Test
  void open_file_isRefused() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));

    assertThatIOException()
        .isThrownBy(() -> ProfileFolder.open(file, NO_LIMITS))
        .withMessageContaining("is not a folder");
  }

  @Test
  void open_folderOthersMayWrite_isRefused() throws IOException {
    for (String permissions : List.of("rwxrwx---", "rwx---rwx")) {
      Path folder = Files.createDirectory(temp.resolve(permissions));
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));

      assertThatIOException()
          .isThrownBy(() -> ProfileFolder.open(folder, NO_LIMITS))
          .withMessage(
              folder
                  + " is writable by others ("
                  + permissions
                  + "); only its owner may write there");
      assertThat(names(folder)).isEmpty();
    }
  }

  @Test
  void open_folderOfAnotherUser_isRefused() throws Exception {
    assumeTrue(isRoot(), "only root can give a folder away");
    Path folder = Files.createDirectory(temp.resolve("foreign"));
    assertThat(run("chown", "65534", folder.toString())).isZero();

    assertThatIOException()
        .isThrownBy(() -> ProfileFolder.open(folder, NO_LIMITS))
        .withMessage(folder + " belongs to another user");
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void open_readOnlyFolder_isSaid() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("readonly"));
    if (isRoot()) {
      mountTmpfs(folder, "ro,mode=700");
    } else {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    }

    assertThatIOException()
        .isThrownBy(() -> ProfileFolder.open(folder, NO_LIMITS))
        .withMessage(folder + " is read-only for this process");
  }

  @Test
  void append_symlinkInPlaceOfTheFile_isNotWrittenThrough() throws IOException {
    Path victim = Files.createFile(temp.resolve("victim"));
    try (ProfileFolder opened = ProfileFolder.open(temp.resolve("f"), NO_LIMITS)) {
      opened.append(LINE);
      Path file = requireNonNull(opened.file());
      Files.delete(file);
      Files.createSymbolicLink(file, victim);

      opened.append(LINE);

      assertThat(victim).isEmptyFile();
      assertThat(opened.file()).isNotEqualTo(file);
    }
  }

  @Test
  void append_fullFile_isCompressed() throws IOException {
    Path folder = temp.resolve("f");
    try (ProfileFolder opened =
        ProfileFolder.open(folder, new ProfileFolder.Limits(25, 1 << 20, 0))) {
      for (int i = 0; i < 7; i++) {
        opened.append(LINE);
      }

      assertThat(names(folder)).filteredOn(name -> name.endsWith(".jsonl.gz")).hasSize(2);
      assertThat(names(folder)).filteredOn(name -> name.endsWith(".jsonl")).hasSize(1);
      assertThat(names(folder)).hasSize(3);
      for (Path file : ProfileReader.files(List.of(folder))) {
        assertThat(permissions(file)).isEqualTo("rw-------");
      }
      int lines = 0;
      for (Path file : ProfileReader.files(List.of(folder))) {
        lines += Read.file(file).damage.size();
      }
      assertThat(lines).isEqualTo(7);
    }
  }

  @Test
  void append_folderAtItsCap_deletesTheOldestOfOursOnly() throws IOException {
    Path folder = temp.resolve("f");
    ProfileFolder.open(folder, NO_LIMITS).close();
    List<String> foreign =
        List.of("a.jsonl", "hotpath-notes.jsonl", "hotpath-20200101T000000000-1.txt");
    for (String name : foreign) {
      Files.write(folder.resolve(name), new byte[5000]);
    }
    Files.write(folder.resolve("hotpath-20200101T000000000-1.jsonl"), new byte[600]);
    Files.write(folder.resolve("hotpath-20200102T000000000-1.jsonl.gz"), new byte[600]);
    Files.write(folder.resolve("hotpath-20200103T000000000-1-2.jsonl"), new byte[300]);

    try (ProfileFolder opened =
        ProfileFolder.open(folder, new ProfileFolder.Limits(100, 1000, 0))) {
      opened.append(LINE);

      assertThat(names(folder))
          .containsAll(foreign)
          .contains("hotpath-20200102T000000000-1.jsonl.gz")
          .contains("hotpath-20200103T000000000-1-2.jsonl")
          .doesNotContain("hotpath-20200101T000000000-1.jsonl");
      assertThat(opened.takeDeleted()).isOne();
      assertThat(opened.takeDeleted()).isZero();
    }
  }

  @Test
  void append_muchMoreThanTheCap_staysBelowIt() throws IOException {
    Path folder = temp.resolve("f");
    ProfileFolder.Limits limits = new ProfileFolder.Limits(1000, 5000, 0);
    byte[] line = new byte[400];
    new Random(1).nextBytes(line);
    try (ProfileFolder opened = ProfileFolder.open(folder, limits)) {
      for (int i = 0; i < 200; i++) {
        opened.append(line);
        long total = 0;
        for (String name : names(folder)) {
          total += Files.size(folder.resolve(name));
        }
        assertThat(total).isLessThanOrEqualTo(5000 + line.length);
      }
      assertThat(opened.takeDeleted()).isPositive();
    }
  }

  @Test
  void append_filesFullWithinOneMillisecond_compressesEach() throws IOException {
    Path folder = temp.resolve("f");
    ProfileFolder.Limits limits = new ProfileFolder.Limits(1, 1 << 20, 0);
    try (ProfileFolder opened = ProfileFolder.open(folder, limits)) {
      for (int i = 0; i < 500; i++) {
        opened.append(LINE);
      }
    }
    assertThat(names(folder)).hasSize(500).allMatch(name -> name.endsWith(".jsonl.gz"));
  }

  @Test
  void append_folderRemovedMeanwhile_makesItAgain() throws IOException {
    Path folder = temp.resolve("f");
    try (ProfileFolder opened = ProfileFolder.open(folder, NO_LIMITS)) {
      opened.append(LINE);
      Path file = requireNonNull(opened.file());
      Files.delete(file);
      Files.delete(folder);

      opened.append(LINE);

      assertThat(opened.file()).isNotNull().hasSize(LINE.length);
      assertThat(permissions(folder)).isEqualTo("rwx------");
    }
  }

  @Test
  void append_folderReplacedByAFile_throwsAndRecovers() throws IOException {
    Path folder = temp.resolve("f");
    try (ProfileFolder opened = ProfileFolder.open(folder, NO_LIMITS)) {
      Files.delete(folder);
      Files.createFile(folder);
      assertThatIOException().isThrownBy(() -> opened.append(LINE));
      Files.delete(folder);

      opened.append(LINE);

      assertThat(opened.file()).isNotNull().hasSize(LINE.length);
    }
  }

  @Test
  void append_littleSpaceLeft_throwsBeforeWriting() throws IOException {
    try (ProfileFolder opened =
        ProfileFolder.open(temp.resolve("f"), new ProfileFolder.Limits(100, 1000, 1.0))) {
      assertThatIOException()
          .isThrownBy(() -> opened.append(LINE))
          .withMessageContaining("less than 100 % of the disk is free at ");
      assertThat(opened.file()).isNotNull().isEmptyFile();
    }
  }

  @Test
  void append_diskFull_throwsAndLeavesNoTornLine() throws Exception {
    assumeTrue(isRoot(), "only root can mount a small disk");
    Path disk = Files.createDirectory(temp.resolve("disk"));
    mountTmpfs(disk, "size=64k,mode=700");
    byte[] line = new byte[10_000];
    Arrays.fill(line, (byte) 'x');
    line[line.length - 1] = '\n';
    try (ProfileFolder opened = ProfileFolder.open(disk, NO_LIMITS)) {
      int written = 0;
      IOException full = null;
      while (full == null) {
        try {
          opened.append(line);
          written++;
        } catch (IOException e) {
          full = e;
        }
      }
      Path file = requireNonNull(opened.file());

      assertThat(written).isBetween(3, 6);
      assertThat(file).hasSize((long) written * line.length);
      Files.write(disk.resolve("free"), new byte[0]);
      opened.append(LINE);
      assertThat(file).hasSize((long) written * line.length + LINE.length);
    }
  }

  @Test
  void append_compressionImpossible_keepsTheLines() throws Exception {
    assumeTrue(isRoot(), "only root can mount a small disk");
    Path disk = Files.createDirectory(temp.resolve("disk"));
    mountTmpfs(disk, "size=64k,mode=700");
    byte[] noise = new byte[20_000];
    Random random = new Random(1);
    try (ProfileFolder opened =
        ProfileFolder.open(disk, new ProfileFolder.Limits(39_000, 1 << 20, 0))) {
      random.nextBytes(noise);
      opened.append(noise);
      random.nextBytes(noise);
      opened.append(noise);

      assertThat(names(disk)).singleElement().asString().endsWith(".jsonl");
      assertThat(disk.resolve(names(disk).get(0))).hasSize(40_000);
    }
  }

  @Test
  void append_interruptedThread_losesOnlyThatLine() throws IOException {
    try (ProfileFolder opened = ProfileFolder.open(temp.resolve("f"), NO_LIMITS)) {
      opened.append(LINE);
      Thread.currentThread().interrupt();
      try {
        assertThatThrownBy(() -> opened.append(LINE)).isInstanceOf(IOException.class);
      } finally {
        Thread.interrupted();
      }

      opened.append(LINE);

      assertThat(opened.file()).isNotNull().hasSize(LINE.length);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private void mountTmpfs(Path at, String options) throws Exception {
    int result = run("mount", "-t", "tmpfs", "-o", options, "tmpfs", at.toString());
    assumeTrue(result == 0, "this root may not mount a tmpfs");
    mounts.add(at);
  }

  private static int run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
