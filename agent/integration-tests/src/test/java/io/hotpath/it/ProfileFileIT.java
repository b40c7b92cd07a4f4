package io.hotpath.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hotpath.profile.Loss;
import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a server leaves in its profile folder and on stderr when it is killed or ended, and when the
 * folder or the disk is taken away from it. Requests never notice.
 */
@ExtendWith(ShowChildren.class)
final class ProfileFileIT {

  private static final int KILLS = 5;
  private static final long SECONDS = 20;

  @TempDir Path folder;

  @Test
  void server_killedFiveTimesUnderLoad_tearsAtMostTheLastLineOfEachFile() throws Exception {
    Path profiles = folder.resolve("profile");
    Random random = new Random(7);
    Map<Path, Long> before = Map.of();
    for (int kill = 1; kill <= KILLS; kill++) {
      killUnderLoad(profiles, kill, random.nextInt(600));
      Map<Path, Long> after = checksums(profiles);
      assertThat(after).as("a new file, the others as they were").hasSize(kill);
      assertThat(after).containsAllEntriesOf(before);
      before = after;
    }

    List<String> torn = unfinished(before.keySet());
    Recorded recorded = Recorded.in(profiles);
    assertThat(recorded.damages().stream().map(ProfileFileIT::place)).isEqualTo(torn);
    assertThat(recorded.windows().instances()).hasSize(KILLS);
    checkTop(profiles, recorded, torn);
    Path whole = before.keySet().stream().filter(file -> !torn(file)).findFirst().orElseThrow();
    tear(whole);
    checkTop(profiles, recorded, unfinished(before.keySet()));
  }

  @Test
  void folder_removedWhileTheServerRuns_isMadeAgain() throws Exception {
    Path profiles = folder.resolve("profile");
    try (Server server = start(Map.of("dir", profiles.toString(), "window", "500ms"));
        Visitors visitors = Visitors.of(server, i -> "/plain?n=" + i % 5)) {
      awaitWindows(profiles, 2);

      remove(profiles);

      awaitWindows(profiles, 2);
      assertThat(visitors.leave()).isEmpty();
      assertThat(permissions(profiles)).isEqualTo("rwx------");
      assertThat(server.child().terminate()).isIn(0, 143);
      assertThat(warnings(server.child())).hasSizeLessThanOrEqualTo(1);
      Recorded recorded = Recorded.in(profiles);
      assertThat(recorded.damages()).isEmpty();
      assertThat(recorded.windows().faults()).isEmpty();
    }
  }

  @Test
  void disk_fullAndEmptiedAgain_losesWindowsButNoRequest() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    int mounted = run("mount", "-t", "tmpfs", "-o", "size=1m,mode=0700", "hotpath-it", "" + disk);
    assumeThat(mounted).as("skipped: a tmpfs can be mounted (by root only)").isZero();
    Path profiles = disk.resolve("profile");
    try (Server server = start(Map.of("dir", profiles.toString(), "window", "500ms"));
        Visitors visitors = Visitors.of(server, i -> "/plain?n=" + i % 5)) {
      awaitWindows(profiles, 2);

      Path filling = fill(disk);
      Map<Path, Long> full = checksums(profiles);
      Thread.sleep(2_500);

      assertThat(checksums(profiles)).isEqualTo(full);
      assertThat(warnings(server.child())).singleElement().asString().contains("disk is free");
      Files.delete(filling);
      long lost = awaitLoss(profiles);
      assertThat(visitors.leave()).isEmpty();
      assertThat(server.child().terminate()).isIn(0, 143);
      assertThat(lost).as("windows of half a second").isBetween(2L, 20L);
      assertThat(warnings(server.child())).hasSize(1);
      assertThat(Recorded.in(profiles).damages()).isEmpty();
      assertThat(Recorded.in(profiles).windows().faults()).isEmpty();
    } finally {
      int unmounted = run("umount", "-l", disk.toString());
      assertThat(unmounted).isZero();
    }
  }

  @Test
  void log_everySecond_printsTheHotPaths() throws Exception {
    Path profiles = folder.resolve("profile");
    try (Server server = start(Map.of("dir", profiles.toString(), "window", "500ms", "log", "1s"));
        Visitors visitors = Visitors.of(server, i -> "/plain?n=" + i % 5)) {
      awaitError(server.child(), "(?m)^ *self ms +share +hot path", 2);
      assertThat(visitors.leave()).isEmpty();
      assertThat(server.child().err())
          .containsPattern("(?m)^Hotpath: .*requests in 1 route")
          .containsPattern("(?m)^ *ncalls +tottime")
          .containsPattern("(?m)^ .* GET /plain$")
          .containsPattern("(?m)^ .*% +GET /plain > .*Work\\.branch");
    }
  }

  @Test
  void log_each_printsEveryRequest() throws Exception {
    Path profiles = folder.resolve("profile");
    try (Server server =
        start(Map.of("dir", profiles.toString(), "window", "60s", "log", "each"))) {
      for (int i = 0; i < 20; i++) {
        assertThat(server.get("/plain").statusCode()).isEqualTo(200);
      }
      assertThat(server.child().terminate()).isIn(0, 143);

      List<String> ids = found(server.child(), "(?m)^Request (\\S+), GET /plain, at .*status 200$");
      assertThat(ids).hasSize(20).doesNotHaveDuplicates();
      assertThat(found(server.child(), "(?m)^ *ncalls +tottime +percall()")).hasSize(20);
      // What is kept in the file does not change with it.
      Recorded recorded = Recorded.in(profiles);
      assertThat(recorded.windows().requests()).isEqualTo(20);
      assertThat(recorded.requests()).hasSize(5);
      assertThat(ids).containsAll(recorded.requests().stream().map(RequestProfile::id).toList());
    }
  }

  @Test
  void files_underAnOpenUmask_belongToTheOwnerAlone() throws Exception {
    Path profiles = folder.resolve("profile");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", "-c", "umask 000; exec \"$@\"", "sh"));
    command.addAll(command(Map.of("dir", profiles.toString(), "window", "500ms")));
    try (Server server = ready(Child.start(command))) {
      assertThat(server.get("/plain").statusCode()).isEqualTo(200);
      awaitWindows(profiles, 1);

      assertThat(permissions(profiles)).isEqualTo("rwx------");
      assertThat(files(profiles)).hasSize(1);
      assertThat(files(profiles)).allMatch(file -> permissions(file).equals("rw-------"));
    }
  }

  @Test
  void server_terminatedInItsFirstWindow_hasWrittenEveryRequest() throws Exception {
    Path profiles = folder.resolve("profile");
    try (Server server = start(Map.of("dir", profiles.toString(), "window", "60s"))) {
      for (int i = 0; i < 7; i++) {
        assertThat(server.get("/plain").statusCode()).isEqualTo(200);
      }
      assertThat(profiles).doesNotExist();

      assertThat(server.child().terminate()).isIn(0, 143);

      Recorded recorded = Recorded.in(profiles);
      assertThat(recorded.damages()).isEmpty();
      assertThat(recorded.windows().windows()).isEqualTo(1);
      assertThat(recorded.windows().requests()).isEqualTo(7);
      assertThat(recorded.requests()).as("the slowest").hasSize(5);
      assertThat(recorded.windows().losses()).isEmpty();
    }
  }

  @Test
  void shortJvm_withTheAgentInItsEnvironment_printsAndLeavesNothingOfOurs() throws Exception {
    Path work = Files.createDirectory(folder.resolve("work"));
    Path temp = Files.createDirectory(folder.resolve("temp"));
    Map<String, String> environment =
        Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + Installation.JAR + " -Djava.io.tmpdir=" + temp);
    for (List<String> command :
        List.of(
            List.of(Jvm.own().java(), "-version"),
            List.of(Jvm.own().tool("keytool"), "-help"),
            List.of(Jvm.own().tool("jar"), "--version"))) {
      Child plain = ended(Child.start(command, work, Map.of()));
      Child profiled = ended(Child.start(command, work, environment));

      assertThat(profiled.awaitExit()).isEqualTo(plain.awaitExit()).isZero();
      assertThat(profiled.err()).contains("Picked up JAVA_TOOL_OPTIONS");
      assertThat(profiled.out()).isEqualTo(plain.out());
      assertThat(withoutPickedUp(profiled)).isEqualTo(withoutPickedUp(plain));
      assertThat(work).isEmptyDirectory();
      assertThat(temp).isEmptyDirectory();
    }
  }

  @Test
  void dir_belowARegularFile_costsOneLineAndTheNextFolderIsUsed() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    Path work = Files.createDirectory(folder.resolve("work"));
    Path wrong = file.resolve("profile");
    List<String> command = command(Map.of("dir", wrong.toString(), "window", "500ms"));
    try (Server server = ready(Child.start(command, work, Map.of()))) {
      assertThat(server.get("/plain").statusCode()).isEqualTo(200);
      awaitWindows(work.resolve("hotpath"), 1);

      assertThat(server.child().terminate()).isIn(0, 143);
      assertThat(server.child().err().lines().filter(line -> line.contains("hotpath")))
          .containsExactly(
              "hotpath: profiles are written to %s; not to %s (%s is not a folder)"
                  .formatted(work.resolve("hotpath"), wrong, file));
      assertThat(Recorded.in(work.resolve("hotpath")).windows().requests()).isEqualTo(1);
    }
  }

  private static Server start(Map<String, String> options) throws Exception {
    return Server.start(
        Jvm.own(), Container.JETTY_EMBEDDED, Installation.AGENT, options, List.of());
  }

  private static List<String> command(Map<String, String> options) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Jvm.own().java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(Installation.AGENT.jvmOptions(options));
    command.addAll(Container.JETTY_EMBEDDED.arguments(List.of()));
    return command;
  }

  private static Server ready(Child child) throws Exception {
    return Server.at(child, Integer.parseInt(child.awaitOutput("(?m)^ready (\\d+)$")));
  }

  /** Every request is written at once, so that the kill has much to tear. */
  private static void killUnderLoad(Path profiles, int file, long millis) throws Exception {
    Map<String, String> options =
        Map.of("dir", profiles.toString(), "window", "500ms", "requests", "all");
    try (Server server = start(options);
        Visitors visitors = Visitors.of(server, i -> "/mixed?seed=" + i % 50)) {
      awaitWindowInFile(profiles, file);
      Thread.sleep(millis);
      server.child().kill();
      assertThat(visitors.leave()).allMatch(complaint -> complaint.contains("Exception"));
    }
  }

  /** Each file with what it contains, in order of their names. */
  private static Map<Path, Long> checksums(Path profiles) throws IOException {
    Map<Path, Long> checksums = new TreeMap<>();
    for (Path file : files(profiles)) {
      CRC32 sum = new CRC32();
      sum.update(Files.readAllBytes(file));
      checksums.put(file, sum.getValue());
    }
    return checksums;
  }

  private static List<Path> files(Path profiles) throws IOException {
    try (Stream<Path> files = Files.list(profiles)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  /** The last lines that have no end, as {@code file:line}. */
  private static List<String> unfinished(Iterable<Path> files) throws IOException {
    List<String> unfinished = new ArrayList<>();
    for (Path file : files) {
      if (torn(file)) {
        unfinished.add(file.getFileName() + ":" + (1 + lines(file)));
      }
    }
    return unfinished;
  }

  private static boolean torn(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return bytes.length > 0 && bytes[bytes.length - 1] != '\n';
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static long lines(Path file) throws IOException {
    return Files.readString(file, UTF_8).chars().filter(c -> c == '\n').count();
  }

  /** The place alone, of a last line that is not finished; nothing else may be damaged. */
  private static String place(String damage) {
    return damage.replaceFirst(": unfinished last line, .*", "");
  }

  private static void tear(Path file) throws IOException {
    String first = Files.readString(file, UTF_8).lines().findFirst().orElseThrow();
    Files.writeString(file, first.substring(0, first.length() / 2), StandardOpenOption.APPEND);
  }

  /** The report is whole, or nothing but the places of the damage, or what is left. */
  private static void checkTop(Path profiles, Recorded recorded, List<String> torn)
      throws Exception {
    String all =
        "Route GET /mixed: " + recorded.windows().route("GET /mixed").requests() + " requests";
    int status = torn.isEmpty() ? 0 : 1;
    Child strict = ended(top(profiles.toString()));
    Child lenient = ended(top("--keep-going", profiles.toString()));

    assertThat(strict.awaitExit()).as(strict::described).isEqualTo(status);
    assertThat(lenient.awaitExit()).as(lenient::described).isEqualTo(status);
    for (String place : torn) {
      assertThat(strict.err()).contains(profiles.resolve(place) + ": unfinished last line");
      assertThat(lenient.err()).contains(profiles.resolve(place) + ": unfinished last line");
    }
    assertThat(lenient.out()).contains(all);
    if (torn.isEmpty()) {
      assertThat(strict.out()).contains(all);
    } else {
      assertThat(strict.out()).isEmpty();
      assertThat(lenient.out()).contains("Damaged: " + torn.size() + " lines or files");
    }
  }

  private static Child top(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Jvm.own().java(), "-jar", Installation.JAR.toString(), "top"));
    command.addAll(List.of(arguments));
    return Child.start(command);
  }

  private static void awaitWindows(Path profiles, long windows) throws InterruptedException {
    assertThat(Child.await(SECONDS, () -> recorded(profiles).windows() >= windows))
        .as("%d windows in %s", windows, profiles)
        .isTrue();
  }

  /** Without reading it all again and again, which would keep the server from its work. */
  private static void awaitWindowInFile(Path profiles, int number) throws InterruptedException {
    assertThat(Child.await(SECONDS, () -> hasWindow(profiles, number)))
        .as("a window in file %d of %s", number, profiles)
        .isTrue();
  }

  private static boolean hasWindow(Path profiles, int number) {
    try {
      List<Path> files = Files.exists(profiles) ? files(profiles) : List.of();
      return files.size() >= number
          && Files.readString(files.get(number - 1), UTF_8).contains("\"kind\":\"window\"");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static long awaitLoss(Path profiles) throws InterruptedException {
    assertThat(Child.await(SECONDS, () -> lost(profiles) > 0)).as("a loss is told").isTrue();
    return lost(profiles);
  }

  private static long lost(Path profiles) {
    return recorded(profiles).losses().getOrDefault(Loss.WINDOWS_UNWRITTEN, 0L);
  }

  /** Nothing while there is no file. */
  private static Profile recorded(Path profiles) {
    try {
      return Recorded.in(profiles).windows();
    } catch (NoSuchFileException e) {
      return new Profile();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitError(Child child, String regex, int times) throws InterruptedException {
    assertThat(Child.await(SECONDS, () -> found(child, regex + "()").size() >= times))
        .as("%s on stderr, %d times", regex, times)
        .isTrue();
  }

  /** The first group of everything on stderr that matches. */
  private static List<String> found(Child child, String regex) {
    try {
      return Pattern.compile(regex)
          .matcher(child.err())
          .results()
          .map(ProfileFileIT::group)
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String group(MatchResult match) {
    return match.group(1);
  }

  private static List<String> warnings(Child child) {
    return found(child, "(?m)^(hotpath: the profile cannot be written, .*)$");
  }

  private static List<String> withoutPickedUp(Child child) throws IOException {
    return child.err().lines().filter(line -> !line.startsWith("Picked up ")).toList();
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** As {@code rm -r} does, once more if the server wrote meanwhile. */
  private static void remove(Path profiles) throws Exception {
    int status = run("rm", "-r", profiles.toString());
    for (int attempt = 1; status != 0 && attempt < 5; attempt++) {
      status = run("rm", "-r", profiles.toString());
    }
    assertThat(status).isZero();
  }

  /** Writes until nothing more fits. */
  private static Path fill(Path disk) throws IOException {
    Path filling = disk.resolve("filling");
    try (OutputStream out = Files.newOutputStream(filling)) {
      for (int page = 0; page < 1024; page++) {
        out.write(new byte[4096]);
      }
    } catch (IOException e) {
      assertThat(disk.toFile().getUsableSpace()).as(e.toString()).isZero();
    }
    assertThat(Files.size(filling)).isBetween(1L, 1L << 20);
    return filling;
  }

  /** Killed, if it does not end by itself. */
  private static Child ended(Child child) throws InterruptedException {
    try (child) {
      int unused = child.awaitExit();
    }
    return child;
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try (Child child = Child.start(List.of(command))) {
      return child.awaitExit();
    }
  }
}
