package io.hotpath.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileLineTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void window_readBack_isTheSame(long seed) throws IOException {
    Recordings recordings = new Recordings(seed);
    Profile window = recordings.window(recordings.requests(50));
    String instance = window.instances().first();

    Read read = Read.bytes(folder, ProfileLine.window(window, instance));

    assertThat(read.damage).isEmpty();
    assertThat(read.windows).hasSize(1);
    assertThat(ProfileLine.window(read.windows.get(0), instance))
        .isEqualTo(ProfileLine.window(window, instance));
    assertThat(Canonical.text(read.windows.get(0))).isEqualTo(Canonical.windowText(window));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void request_readBack_isTheSame(long seed) throws IOException {
    RequestProfile request = new Recordings(seed).request();

    Read read = Read.bytes(folder, ProfileLine.request(request, "host:1:x"));

    assertThat(read.damage).isEmpty();
    assertThat(Canonical.text(read.requests.get(0))).isEqualTo(Canonical.text(request));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a\nb\r\n",
        "\u0000\u001b[31m",
        "\ud800",
        "\udc00\ud83d\ude00",
        "\u2028\u202e",
        "</script>",
        "\"\\",
      })
  void request_hostileNames_areReadBackInOneLine(String name) throws IOException {
    CallNode tree = CallNode.root();
    tree.child(new Method("C" + name, name, name, 0)).add(1, 0, 2);
    RequestProfile request =
        new RequestProfile(name, "x" + name, 1, 200, name, 3, -1, -1, -1, true, tree);

    byte[] line = ProfileLine.request(request, name);
    Read read = Read.bytes(folder, line);

    assertThat(read.damage).isEmpty();
    assertThat(read.requests).hasSize(1);
    assertThat(Canonical.text(read.requests.get(0))).isEqualTo(Canonical.text(request));
    assertThat(new String(line, StandardCharsets.ISO_8859_1).chars().limit(line.length - 1))
        .allMatch(c -> c >= ' ' && c <= 127);
  }

  @Test
  void window_longestTimes_areReadBack() throws IOException {
    Profile window = new Profile();
    window.countWindow("host:1:x", 0, 3_600_000);
    long week = 7L * 86_400 * 1_000_000_000;
    window.route("GET /stream").countRequest(200, false, false, week, week, -1, -1);
    window.route("GET /none").countRequest(200, false, false, 0, 0, 0, 0);

    Read read = Read.bytes(folder, ProfileLine.window(window, "host:1:x"));

    assertThat(read.damage).isEmpty();
    RouteProfile stream = read.windows.get(0).route("GET /stream");
    assertThat(stream.wallNanos()).isEqualTo(week);
    assertThat(Canonical.buckets(stream.latencyMicros()))
        .isEqualTo(Canonical.buckets(window.route("GET /stream").latencyMicros()));
  }
}
