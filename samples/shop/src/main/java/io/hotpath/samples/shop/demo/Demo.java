package io.hotpath.samples.shop.demo;

import io.hotpath.samples.shop.MongoServerMain;
import io.hotpath.samples.shop.Shop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The whole of Hotpath in one run: starts the shop under the profiler, sends visitors, stops the
 * shop and shows the top of its profile and its queries. The project's README starts it.
 */
public final class Demo {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
  private static final Pattern MONGO_READY = Pattern.compile("mongo ready on (mongodb://\\S+)");
  private static final Pattern SHOP_READY = Pattern.compile("shop ready on (http://\\S+)");

  /** Of each table: enough to see the shop's mistakes, few enough to read. */
  private static final String ROWS = "10";

  private static final DateTimeFormatter RUN_NAME =
      DateTimeFormatter.ofPattern("'run-'yyyyMMdd-HHmmss");

  private final DemoSettings settings;
  private final Path directory;
  private final Children children = new Children();

  private Demo(DemoSettings settings) {
    this.settings = settings;
    // A directory per run: the windows of an earlier run must not count in this one's profile.
    String run = LocalDateTime.now(ZoneId.systemDefault()).format(RUN_NAME);
    this.directory = settings.directory().toAbsolutePath().resolve(run);
  }

  /** Takes its settings from the system properties; any argument prints what they are. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length > 0) {
      System.err.print(DemoSettings.USAGE);
      System.exit(2);
    }
    try {
      new Demo(DemoSettings.fromSystemProperties()).run();
    } catch (DemoFailure failure) {
      System.err.println("demo failed: " + failure.getMessage());
      System.exit(1);
    }
    // The threads of HttpClient would otherwise keep this JVM for a while.
    System.exit(0);
  }

  private void run() throws DemoFailure, IOException, InterruptedException {
    String mongoUri = settings.mongoUri().isPresent() ? settings.mongoUri().get() : startMongo();
    System.out.println("database  " + mongoUri);
    ChildProcess shop = startShop(mongoUri);
    URI uri = URI.create(shop.awaitReady(START_TIMEOUT));
    System.out.println("shop      " + uri + (settings.fixed() ? ", repaired" : ""));
    LoadTally tally = new LoadTally(settings.duration(), settings.maxRequests());
    ProgressLine progress = new ProgressLine(System.out, ProgressLine.onTerminal());
    new Load(uri, tally).run(settings.users(), progress, shop::isAlive);
    stop(shop);
    verify(tally);
    if (settings.agent().isPresent()) {
      showProfile(settings.agent().get());
    }
    System.out.println("logs      " + directory);
  }

  private String startMongo() throws DemoFailure, IOException, InterruptedException {
    return children
        .start(MongoServerMain.class, List.of(), directory.resolve("mongo"), MONGO_READY)
        .awaitReady(START_TIMEOUT);
  }

  private ChildProcess startShop(String mongoUri) throws IOException {
    List<String> options = new ArrayList<>();
    settings
        .agent()
        .ifPresent(
            jar ->
                options.add(
                    "-javaagent:"
                        + jar
                        + "=dir="
                        + profiles()
                        + ",window=5s,mongo.advice=indexes"));
    options.add("-Dmongo.uri=" + mongoUri);
    options.add("-Dshop.port=0");
    options.add("-Dshop.fixed=" + settings.fixed());
    return children.start(Shop.class, options, directory.resolve("shop"), SHOP_READY);
  }

  private static void stop(ChildProcess shop) throws DemoFailure, InterruptedException {
    if (!shop.isAlive()) {
      throw new DemoFailure("the shop ended under load, " + shop.describeEnd());
    }
    if (!shop.stop(STOP_TIMEOUT)) {
      throw new DemoFailure("the shop did not stop when asked, " + shop.describeEnd());
    }
  }

  private static void verify(LoadTally tally) throws DemoFailure {
    if (tally.errors() > 0) {
      throw new DemoFailure(
          tally.errors()
              + " of the requests went wrong, the first:\n  "
              + String.join("\n  ", tally.firstErrors()));
    }
    if (tally.requests() == 0) {
      throw new DemoFailure("the shop answered no request");
    }
  }

  private void showProfile(Path agent) throws DemoFailure, IOException, InterruptedException {
    read(agent, "top", "--limit", ROWS);
    read(agent, "queries", "--limit", ROWS);
    if (!Files.isDirectory(profiles())) {
      throw new DemoFailure("the profiler left no files in " + profiles());
    }
    System.out.println("profile   " + profiles());
    System.out.println("more rows java -jar " + agent + " top " + profiles());
  }

  /** Runs a verb of the reader on this run's profile. */
  private void read(Path agent, String... verb)
      throws DemoFailure, IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(Children.javaCommand(), "-jar", agent.toString()));
    command.addAll(List.of(verb));
    command.add(profiles().toString());
    System.out.println("          " + String.join(" ", verb));
    System.out.flush();
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0) {
      throw new DemoFailure(String.join(" ", command) + " ended with status " + status);
    }
  }

  private Path profiles() {
    return directory.resolve("profile");
  }
}
