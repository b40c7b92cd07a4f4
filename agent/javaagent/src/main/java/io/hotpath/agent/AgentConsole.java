package io.hotpath.agent;

import io.hotpath.levels.Audit;
import io.hotpath.levels.Contexts;
import io.hotpath.levels.Levels;
import io.hotpath.levels.console.Actuator;
import io.hotpath.levels.console.Console;
import io.hotpath.levels.console.Token;
import io.hotpath.live.LivePages;
import io.hotpath.live.RecentProfile;
import io.hotpath.recorder.ConsoleOptions;
import io.hotpath.recorder.Instance;
import io.hotpath.recorder.Ledger;
import io.hotpath.recorder.Ticker;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own port, opened when the application runs: a server of the JDK starts the JDK's
 * logging, which is the application's to configure first.
 *
 * <p>Where it cannot be opened, that costs one line.
 */
final class AgentConsole implements AutoCloseable {

  /** How long an application may take until it logs, or does not. */
  private static final long FIRST_MILLIS = 3_000;

  /** How long it may take from its first logger to its configuration. */
  private static final long SETTLE_MILLIS = 500;

  private final ConsoleOptions.Address address;
  private final ContextHooks contexts;
  private final Console console;
  private final Levels levels;
  private final Consumer<String> complaints;

  private AgentConsole(
      ConsoleOptions options,
      ConsoleOptions.Address address,
      Token token,
      ContextHooks contexts,
      Supplier<@Nullable Path> profiles,
      Ledger ledger,
      Consumer<String> complaints) {
    this.address = address;
    this.contexts = contexts;
    this.complaints = complaints;
    this.levels = new Levels(Ticker.SYSTEM, options.floodLines(), new Audit());
    this.console = new Console(token, options.open(), e -> ledger.fault("console", e));
    Actuator actuator = new Actuator(new Contexts(contexts), levels, options.groups());
    console.add(Console.ACTUATOR, actuator);
    console.addForBrowsers(
        LivePages.NAME,
        new LivePages(
            new RecentProfile(profiles, () -> Instance.NAME, Ticker.SYSTEM::millis), actuator));
  }

  /**
   * Opens the port, soon.
   *
   * @param profiles the folder of this process's profile, once there is one
   * @return what puts levels back when the JVM ends
   */
  static AutoCloseable start(
      ConsoleOptions options,
      ContextHooks contexts,
      Supplier<@Nullable Path> profiles,
      Ledger ledger,
      Consumer<String> complaints) {
    ConsoleOptions.Address address = options.address();
    Token token =
        address == null
            ? null
            : Token.read(options.tokenFile(), System.getenv(Token.VARIABLE), complaints);
    if (address == null || token == null) {
      return () -> {};
    }
    AgentConsole opening =
        new AgentConsole(options, address, token, contexts, profiles, ledger, complaints);
    Thread thread = new Thread(opening::open, "hotpath-console-open");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
    return opening;
  }

  private void open() {
    try {
      contexts.awaitFirst(FIRST_MILLIS);
      Thread.sleep(SETTLE_MILLIS);
      ConsoleServer.open(address, console, complaints);
    } catch (InterruptedException e) {
      // The JVM ends.
    } catch (NoClassDefFoundError e) {
      complaints.accept("hotpath: the console stays closed: this JVM has no module jdk.httpserver");
    } catch (Throwable e) {
      complaints.accept("hotpath: the console stays closed: " + e);
    }
  }

  @Override
  public void close() {
    levels.close();
  }
}
