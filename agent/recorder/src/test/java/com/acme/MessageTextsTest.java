package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.recorder.template.MessageTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a message is made of, by the constants of the class that logs it: this one, not ours. */
class MessageTextsTest {

  private final MessageTexts texts = new MessageTexts();

  /** As if it were a logger: the frame above is the one that logs. */
  private String log(String message) {
    return texts.of("app", message);
  }

  private static String named(String secret) {
    return "user " + secret + " came from " + secret.length();
  }

  @Test
  void of_constant_isItself() {
    assertThat(log("started")).isEqualTo("started");
    assertThat(log("order {} placed")).isEqualTo("order {} placed");
  }

  @Test
  void of_concatenation_keepsWhatStandsInTheClass() {
    assertThat(log(named("S3cr3t"))).isEqualTo("user # came from #");
    assertThat(log(named("from here"))).isEqualTo("user # came from #");
  }

  @Test
  void of_stringBuilder_keepsItsBeginning() {
    StringBuilder built = new StringBuilder("article number ");
    built.append(17).append(" sold to ").append("x".repeat(3));

    assertThat(log(built.toString())).isEqualTo("article number #");
  }

  @Test
  void of_format_keepsTheFormat() {
    assertThat(log(String.format("took %.1f s of %d", 1.5, 7))).isEqualTo("took # s of #");
  }

  @Test
  void of_valueAlone_isUnknown() {
    assertThat(log(new StringBuilder("S3cr3t").reverse().toString()))
        .isEqualTo(MessageTexts.UNKNOWN);
    assertThat(log(Long.toString(System.nanoTime()))).isEqualTo(MessageTexts.UNKNOWN);
  }

  @Test
  void of_internedValue_isNotTakenForText() {
    String interned = new StringBuilder("eciLA").reverse().toString().intern();

    assertThat(log(interned)).isEqualTo(MessageTexts.UNKNOWN);
  }

  @Test
  void of_templateWithAValueInIt_isNotKept() {
    assertThat(log("cart of " + "S3cr3t".repeat(2) + " has {} lines"))
        .isEqualTo("cart of # has {} lines");
  }

  @Test
  void of_manyUnknown_staysQuick() {
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      assertThat(log(Long.toString(random.nextLong()))).isEqualTo(MessageTexts.UNKNOWN);
    }
    assertThat(log(named("S3cr3t"))).isEqualTo("user # came from #");
  }

  @Test
  void of_firstMessagesOfManyThreads_areAllUnderstood() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<String>> found = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        String number = "S" + i;
        found.add(threads.submit(() -> log(named(number))));
      }
      for (Future<String> text : found) {
        assertThat(text.get()).isEqualTo("user # came from #");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void of_manyLoggers_isBounded() {
    for (int i = 0; i < MessageTexts.MAX_LOGGERS; i++) {
      assertThat(texts.of("logger" + i, "x".repeat(i % 5 + 1) + i)).isNotEmpty();
    }
    assertThat(texts.of("one more", named("S3cr3t"))).isEqualTo(MessageTexts.UNKNOWN);
  }
}
