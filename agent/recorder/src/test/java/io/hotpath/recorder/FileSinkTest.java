package io.hotpath.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Loss;
import io.hotpath.profile.Profile;
import io.hotpath.profile.ProfileFolder;
import io.hotpath.profile.ProfileReader;
import io.hotpath.profile.RequestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {

  private final SetTicker ticker = new SetTicker();
  private final Ledger ledger = new Ledger();
  private final List<String> warnings = new ArrayList<>();
  private final Path folder;
  private final FileSink sink;

  FileSinkTest(@TempDir Path temp) throws IOException {
    folder = temp.resolve("hotpath");
    ProfileFolder opened =
        ProfileFolder.open(folder, new ProfileFolder.Limits(1 << 20, 1 << 22, 0));
    sink = new FileSink(opened, "host:1:a", ledger, ticker, warnings::add);
  }

  @Test
  void window_isReadBack() throws Exception {
    sink.window(window());
    sink.request(
        new RequestProfile("id-1", "GET /", 5, 200, null, 900, 1, 2, 3, false, CallNode.root()));

    Profile read = read();

    assertThat(read.requests()).isEqualTo(1);
    assertThat(read.route("GET /").slowest()).hasSize(1);
    assertThat(warnings).isEmpty();
    assertThat(losses().losses()).isEmpty();
  }

  @Test
  void folder_removedWhileRunning_isMadeAgain() throws Exception {
    sink.window(window());
    removeFolder();

    sink.window(window());

    assertThat(read().requests()).isEqualTo(1);
    assertThat(warnings).isEmpty();
  }

  @Test
  void folder_thatCannotBeMade_warnsOnceAMinuteAndCountsUntilItRecovers() throws Exception {
    sink.window(window());
    removeFolder();
    Files.writeString(folder, "a file is in the way\n");

    for (int i = 0; i < 13; i++) {
      sink.window(window());
      sink.request(
          new RequestProfile(
              "id-" + i, "GET /", 5, 200, null, 900, 1, 2, 3, false, CallNode.root()));
      ticker.advanceMillis(10_000);
    }

    assertThat(warnings).hasSize(3);
    assertThat(warnings.get(0))
        .startsWith("hotpath: the profile cannot be written, the application is not affected: ")
        .contains("hotpath is not a folder")
        .doesNotContain("\n");
    Files.delete(folder);
    sink.window(window());
    assertThat(read().requests()).isEqualTo(1);
    assertThat(losses().losses())
        .containsEntry(Loss.WINDOWS_UNWRITTEN, 13L)
        .containsEntry(Loss.REQUESTS_UNWRITTEN, 13L);
  }

  @Test
  void folder_thatRecovers_isToldEverythingOfTheWindowsItMissed() throws Exception {
    Files.delete(folder);
    Files.writeString(folder, "a file is in the way\n");
    ledger.woven(3);
    ledger.fault("here", new IllegalStateException("once"));
    for (int i = 0; i < 4; i++) {
      sink.window(window(ledger));
    }
    Files.delete(folder);

    sink.window(window(ledger));
    sink.window(window(ledger));

    Profile read = read();
    assertThat(read.requests()).isEqualTo(2);
    assertThat(read.losses()).containsOnly(entry(Loss.WINDOWS_UNWRITTEN, 4L));
    assertThat(read.faults()).containsValues(1L).hasSize(1);
    assertThat(read.wovenMethods()).isEqualTo(3);
  }

  @Test
  void folder_thatFailsEverySecondTime_warnsOnceAMinute() throws Exception {
    for (int i = 0; i < 12; i++) {
      sink.window(window());
      removeFolder();
      Files.writeString(folder, "");
      sink.window(window());
      Files.delete(folder);
      ticker.advanceMillis(10_000);
    }

    assertThat(warnings).hasSize(2);
  }

  private void removeFolder() throws Exception {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private Profile read() throws Exception {
    return ProfileReader.merge(
        ProfileReader.files(List.of(folder)),
        (file, line, what) -> {
          throw new AssertionError(file + ":" + line + " " + what);
        });
  }

  private Profile losses() {
    Profile profile = new Profile();
    ledger.moveTo(profile);
    return profile;
  }

  private static Profile window(Ledger ledger) {
    Profile window = window();
    ledger.moveTo(window);
    return window;
  }

  private static Profile window() {
    Profile window = new Profile();
    window.countWindow("host:1:a", 1, 2);
    window.route("GET /").countRequest(200, false, false, 900, 1, 2, 3);
    return window;
  }
}
