package io.hotpath.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Profile;
import io.hotpath.profile.QueryStats;
import io.hotpath.samples.mongo.proxy.Fault;
import io.hotpath.samples.mongo.proxy.FaultProxy;
import io.hotpath.samples.mongo.server.CommandCount;
import io.hotpath.samples.mongo.server.CommandKey;
import io.hotpath.samples.mongo.server.ServerSettings;
import io.hotpath.samples.mongo.server.TestMongoServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A network that delays, resets and swallows replies: what is recorded is what the application saw,
 * within 1 ms or 1 %, and what failed is a failure. The paths tell the faults apart.
 */
@ExtendWith(ShowChildren.class)
final class MongoFaultIT {

  private static final int ATTEMPTS = 3;
  private static final int ROUNDS = 10;
  private static final int LOST = 4;
  private static final long DELAY_MILLIS = 40;
  private static final long TIMEOUT_MILLIS = 300;

  @ParameterizedTest
  @ValueSource(strings = {"3.12", "4.11", "5"})
  void figures_areThoseTheApplicationSaw(String driver) throws Exception {
    // Between the application's clock and ours a busy machine may run something else.
    AssertionError failure = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        compareFigures(driver);
        return;
      } catch (AssertionError e) {
        failure = e;
      }
    }
    throw requireNonNull(failure);
  }

  private static void compareFigures(String driver) throws Exception {
    Path folder = Profiles.newFolder();
    long delayed;
    long batches;
    long lost;
    Map<CommandKey, CommandCount> served;
    try (TestMongoServer mongo = TestMongoServer.start(ServerSettings.SINGLE);
        FaultProxy proxy = FaultProxy.start(0, "127.0.0.1", mongo.port());
        Server server =
            MongoApplication.onDriver(driver)
                .start(
                    Installation.AGENT,
                    Map.of("dir", folder.toString(), "window", "1s"),
                    uri(proxy))) {
      // What only the first time takes is no part of the comparison.
      long unused = ask(server, "/paging", 1, "paging 100");

      proxy.set(Fault.delay(DELAY_MILLIS));
      delayed = ask(server, "/findOne", ROUNDS, "findOne 21");
      batches = ask(server, "/find", 2, "find 500 24750");
      proxy.set(Fault.reset(20));
      unused += ask(server, "/distinct", LOST, "failed Mongo.*");
      proxy.set(Fault.hole());
      lost = ask(server, "/aggregate", 2, "failed MongoSocketReadTimeoutException");
      proxy.set(Fault.NORMAL);
      unused += ask(server, "/update", ROUNDS, "update 1");

      assertThat(server.child().terminate()).isIn(0, 143);
      served = mongo.counts();
    }
    Profile profile = Recorded.in(folder).windows();
    assertThat(profile.faults()).isEmpty();
    assertDelayed(profile, delayed);
    assertBatches(profile, batches);
    QueryStats reset = assertFailed(profile, "/distinct", "distinct", LOST, served);
    assertThat(reset.failures()).containsOnlyKeys("MongoSocketReadException");
    QueryStats swallowed = assertFailed(profile, "/aggregate", "aggregate", 2, served);
    assertSeen(swallowed.wallNanos(), lost, 2);
    assertThat(swallowed.nanos())
        .isBetween(TimeUnit.MILLISECONDS.toNanos(2 * TIMEOUT_MILLIS), lost);
    QueryStats healthy = Queries.one(Queries.of(profile, "/update"), "counters", "update");
    assertThat(healthy.operations()).isEqualTo(ROUNDS);
    assertThat(healthy.failures()).isEmpty();
  }

  private static String uri(FaultProxy proxy) {
    return "mongodb://127.0.0.1:"
        + proxy.port()
        + "/test?retryReads=false&retryWrites=false&socketTimeoutMS="
        + TIMEOUT_MILLIS;
  }

  private static void assertDelayed(Profile profile, long seen) {
    QueryStats stats = Queries.one(Queries.of(profile, "/findOne"), "items", "find");
    assertThat(stats.operations()).isEqualTo(ROUNDS);
    assertSeen(stats.wallNanos(), seen, ROUNDS);
    assertThat(stats.nanos()).isBetween(TimeUnit.MILLISECONDS.toNanos(ROUNDS * DELAY_MILLIS), seen);
    assertThat(stats.maxNanos())
        .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(DELAY_MILLIS));
  }

  /** Four of five batches come while the application iterates; most of its time is theirs. */
  private static void assertBatches(Profile profile, long seen) {
    QueryStats stats = Queries.one(Queries.of(profile, "/find"), "items", "find");
    assertThat(stats.commands()).isEqualTo(5 * stats.operations());
    assertThat(stats.nanos()).isBetween(TimeUnit.MILLISECONDS.toNanos(5 * 2 * DELAY_MILLIS), seen);
    assertThat(stats.wallNanos()).isBetween(stats.nanos(), seen);
  }

  /** As often as the driver tried: 3.12 tries a distinct again although it shall not. */
  private static QueryStats assertFailed(
      Profile profile,
      String path,
      String command,
      int operations,
      Map<CommandKey, CommandCount> served) {
    CommandCount tried = requireNonNull(served.get(new CommandKey("test", "items", command)));
    QueryStats stats = Queries.one(Queries.of(profile, path), "items", command);
    assertThat(stats.operations()).isEqualTo(operations);
    assertThat(Map.of("commands", stats.commands(), "failures", Queries.failures(stats)))
        .isEqualTo(Map.of("commands", tried.commands(), "failures", tried.commands()));
    assertThat(stats.returned()).isZero();
    return stats;
  }

  /** Within a millisecond an operation, or 1 % of all. */
  private static void assertSeen(long recorded, long seen, int operations) {
    long tolerated = Math.max(TimeUnit.MILLISECONDS.toNanos(operations), seen / 100);
    assertThat(recorded).isBetween(seen - tolerated, seen);
  }

  /** Asks so often, and answers how long the application says it waited. */
  private static long ask(Server server, String path, int times, String expected) throws Exception {
    long seenNanos = 0;
    for (int i = 0; i < times; i++) {
      HttpResponse<byte[]> answer = server.get(path);
      assertThat(new String(answer.body(), UTF_8)).matches(expected);
      seenNanos += answer.headers().firstValueAsLong("Operation-Nanos").orElseThrow();
    }
    return seenNanos;
  }
}
