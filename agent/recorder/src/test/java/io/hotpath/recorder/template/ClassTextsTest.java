package io.hotpath.recorder.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassTextsTest {

  static String text(int number) {
    return "value " + number + " here";
  }

  @Test
  void read_damagedClass_isRefusedOrReadNeverMore() throws IOException {
    byte[] file;
    try (InputStream in = ClassTextsTest.class.getResourceAsStream("ClassTextsTest.class")) {
      file = in.readAllBytes();
    }
    assertThat(ClassTexts.read(file)).contains("value \u0001 here");
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = Arrays.copyOf(file, random.nextInt(file.length));
      if (damaged.length > 10) {
        damaged[4 + random.nextInt(damaged.length - 4)] ^= (byte) (1 << random.nextInt(8));
      }
      assertThat(readOrNothing(damaged).size()).isLessThanOrEqualTo(ClassTexts.MAX_TEXTS);
    }
  }

  private static Set<String> readOrNothing(byte[] file) {
    try {
      return ClassTexts.read(file);
    } catch (IOException | RuntimeException e) {
      return Set.of();
    }
  }
}
