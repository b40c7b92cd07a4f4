package io.hotpath.samples.containers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.samples.contract.Work;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How every container ends. */
final class ShutdownIT {
  /** 128 + SIGTERM: the JVM ended by the signal, after its shutdown hooks. */
  private static final int TERMINATED = 143;

  @ParameterizedTest
  @EnumSource(Launch.class)
  void terminate_requestsRunning_answeredThenEnds(Launch launch) throws Exception {
    try (Child child = Child.start(launch)) {
      HttpResponse<byte[]> warm = child.get("/throw-unmapped");
      CompletableFuture<HttpResponse<byte[]>> blocked = child.getLater("/slow?ms=700");
      CompletableFuture<HttpResponse<byte[]>> suspended = child.getLater("/async-slow?ms=700");
      Thread.sleep(300);

      Integer exit = child.terminate();

      assertThat(warm.statusCode()).isEqualTo(500);
      assertThat(text(blocked)).isEqualTo("slow 700 " + Work.leaf(1) + "\n");
      assertThat(text(suspended)).isEqualTo("async slow " + Work.leaf(1) + "\n");
      assertThat(exit).isEqualTo(TERMINATED);
      assertThat(child.errors()).doesNotContain("SEVERE", "Exception");
    }
  }

  private static String text(CompletableFuture<HttpResponse<byte[]>> answer) {
    return new String(answer.join().body(), UTF_8);
  }
}
