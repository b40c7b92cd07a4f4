package io.hotpath.mongolog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogLinesTest {

  @Test
  void lines_ofAnyLength_areThoseOfTheFile() throws IOException {
    Random random = new Random(1);
    List<String> expected = new ArrayList<>();
    StringBuilder file = new StringBuilder("\n\r\n");
    for (int i = 0; i < 500; i++) {
      int length = 1 + random.nextInt(random.nextInt(20) == 0 ? 300_000 : 200);
      String line = Integer.toString(i % 10).repeat(length);
      expected.add(line);
      file.append(line).append(i % 3 == 0 ? "\r\n" : i % 7 == 0 ? "\n\n" : "\n");
    }
    file.append("last");
    expected.add("last");

    assertThat(lines(file.toString(), random)).isEqualTo(expected);
  }

  @Test
  void line_beyondTheLimit_isToldAndTheNextIsRead() throws IOException {
    String huge = "x".repeat(LogLines.MAX_LINE_BYTES + 10_000_000);

    List<String> lines = lines("first\n" + huge + "\nnext\n" + huge, new Random(2));

    assertThat(lines).containsExactly("first", "(too long)", "next", "(too long)");
  }

  @Test
  void lines_ofNothing_areNone() throws IOException {
    assertThat(lines("", new Random(3))).isEmpty();
    assertThat(lines("\n\n", new Random(3))).isEmpty();
  }

  private static List<String> lines(String file, Random random) throws IOException {
    LogLines in = new LogLines(inPieces(file.getBytes(StandardCharsets.UTF_8), random));
    List<String> lines = new ArrayList<>();
    while (in.next()) {
      lines.add(
          in.isTooLong()
              ? "(too long)"
              : new String(in.buffer(), in.start(), in.length(), StandardCharsets.UTF_8));
    }
    return lines;
  }

  private static InputStream inPieces(byte[] bytes, Random random) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] to, int offset, int length) {
        return super.read(to, offset, Math.min(length, 1 + random.nextInt(100_000)));
      }
    };
  }
}
