package io.hotpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Messages messages =
      new Messages(new PrintStream(err, true, StandardCharsets.UTF_8));
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

  @Test
  void progress_withinASecond_isSilent() {
    Progress progress = new Progress(messages, true, clock::get);

    pass(999);
    progress.at("a.log", 1, 2, 3);
    progress.end();

    assertThat(said()).isEmpty();
  }

  @Test
  void progress_longReading_isOneLineThatIsClearedAtTheEnd() {
    Progress progress = new Progress(messages, true, clock::get);

    pass(1_000);
    progress.at("a\u001b[2J.log", 250_000_000, 1_000_000_000, 12);
    pass(10);
    progress.at("b.log", 999_000_000, 1_000_000_000, 13);
    pass(300);
    progress.at("b.log", 500_000_000, 1_000_000_000, 14);
    progress.end();

    String first = "a\\u001B[2J.log: 25 % of 1000 MB, 12 slow operations";
    String second = "b.log: 50 % of 1000 MB, 14 slow operations";
    int shorter = first.length() - second.length();
    assertThat(said())
        .isEqualTo(
            "\r"
                + first
                + "\r"
                + second
                + " ".repeat(shorter)
                + "\r"
                + " ".repeat(second.length())
                + "\r");
  }

  @Test
  void progress_message_standsOnALineOfItsOwn() {
    Progress progress = new Progress(messages, true, clock::get);
    pass(2_000);
    progress.at("a.log", 1, 2, 0);

    messages.line("b.log: not readable");

    assertThat(said()).endsWith(" \rb.log: not readable\n");
  }

  @Test
  void progress_noTerminal_isSilent() {
    Progress progress = new Progress(messages, false, clock::get);

    pass(60_000);
    progress.at("a.log", 1, 2, 3);
    progress.end();

    assertThat(said()).isEmpty();
  }

  private void pass(long millis) {
    clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
