package io.hotpath.samples.shop.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a demo is to do.
 *
 * @param agent the profiler to run the shop with, if any
 * @param mongoUri the database to use; without one the demo starts its own
 * @param duration how long visitors come
 * @param maxRequests after how many requests they stop coming, whatever the time
 * @param users how many visitors there are at a time
 * @param directory where logs, mails and profiles go
 * @param fixed whether the shop runs with its repairs
 */
record DemoSettings(
    Optional<Path> agent,
    Optional<String> mongoUri,
    Duration duration,
    long maxRequests,
    int users,
    Path directory,
    boolean fixed) {
  static final String USAGE =
      """
      usage: java [-Dname=value ...] -cp ... io.hotpath.samples.shop.demo.Demo
        hotpath.agent  path of hotpath-agent.jar; without it the shop runs unprofiled
        mongo.uri      database to use, such as mongodb://127.0.0.1:27017/shop;
                       without it one in memory is started
        demo.seconds   how long visitors come (20)
        demo.requests  after how many requests they stop coming (no bound)
        demo.users     how many visitors there are at a time (4)
        demo.dir       where logs, mails and profiles go (hotpath-demo in java.io.tmpdir)
        shop.fixed     true: repair the query per row and the missing index
      """;

  static DemoSettings fromSystemProperties() throws DemoFailure {
    return new DemoSettings(
        agentFromSystemProperties(),
        text("mongo.uri"),
        Duration.ofSeconds(number("demo.seconds", 20)),
        number("demo.requests", Long.MAX_VALUE),
        (int) Math.min(number("demo.users", 4), 1_000),
        text("demo.dir")
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "hotpath-demo")),
        Boolean.getBoolean("shop.fixed"));
  }

  private static Optional<Path> agentFromSystemProperties() throws DemoFailure {
    Optional<Path> agent = text("hotpath.agent").map(path -> Path.of(path).toAbsolutePath());
    if (agent.isPresent() && !Files.isRegularFile(agent.get())) {
      throw new DemoFailure(
          "hotpath.agent: there is no file " + agent.get() + "; build the agent first");
    }
    return agent;
  }

  // A build that hands a property on when it was given hands on an empty one when it was not.
  private static Optional<String> text(String name) {
    return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
  }

  private static long number(String name, long otherwise) throws DemoFailure {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(value.get());
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Reported below, together with the numbers that make no sense.
    }
    throw new DemoFailure(name + ": " + value.get() + " is not a number above 0");
  }
}
