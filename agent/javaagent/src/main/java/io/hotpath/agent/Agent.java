package io.hotpath.agent;

import io.hotpath.levels.Contexts;
import io.hotpath.levels.LevelRequests;
import io.hotpath.recorder.Collector;
import io.hotpath.recorder.Ledger;
import io.hotpath.recorder.MethodTable;
import io.hotpath.recorder.Options;
import io.hotpath.recorder.ProfileOutput;
import io.hotpath.recorder.Sink;
import io.hotpath.recorder.Ticker;
import io.hotpath.servlet.LogSink;
import io.hotpath.text.Sort;
import io.hotpath.text.TopOptions;
import io.hotpath.text.TopText;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM starts the agent. Never throws: whatever fails here costs one line on stderr, and
 * the application starts unprofiled (a throw would abort the JVM).
 */
public final class Agent {

  private Agent() {}

  /** Called by the JVM before {@code main}. */
  public static void premain(@Nullable String argument, Instrumentation instrumentation) {
    try {
      start(argument, instrumentation, System.err::println);
    } catch (Throwable e) {
      System.err.println("hotpath: not started, the application runs unprofiled: " + e);
    }
  }

  private static void start(
      @Nullable String argument, Instrumentation instrumentation, Consumer<String> complaints)
      throws Exception {
    Options options =
        Options.gather(
            Options.split(argument, complaints),
            System.getProperties(),
            System.getenv(),
            Map.of(),
            complaints);
    if (!options.enabled()) {
      return;
    }
    Ledger ledger = new Ledger();
    MethodTable methods = new MethodTable();
    BridgeDefinition.define(instrumentation);
    ProfileOutput profiles = new ProfileOutput(options, ledger, Ticker.SYSTEM, complaints);
    LateCollector collector =
        new LateCollector(
            () -> collector(options, methods, ledger, profiles, complaints), complaints);
    ContextHooks contexts = new ContextHooks(ledger);
    Bridge.install(collector, contexts, methods.fixedCalls(), ledger);
    LogBridge.install(collector, contexts, ledger);
    Application application = Application.detect(options);
    Probes probes = new Probes(methods.fixedCalls());
    collector.whenStarted(
        started -> {
          started.queries().callersAre(application::contains);
          started.measureProbesAlong(new BridgePath());
          started.removeProbesWith(new Reweaver(instrumentation, methods, ledger, probes));
          if (options.key() != null) {
            started.understandLevelsBy(new LevelRequests(options.key(), new Contexts(contexts)));
          }
        });
    Weaver weaver = new Weaver(application, methods, ledger, probes);
    weaver.warmUp();
    instrumentation.addTransformer(weaver, true);
    weaver.weaveLoaded(instrumentation);
    AutoCloseable console =
        options.console().address() == null
            ? null
            : AgentConsole.start(options.console(), contexts, profiles::folder, ledger, complaints);
    Runtime.getRuntime().addShutdownHook(shutdown(collector, console, ledger));
  }

  private static Collector collector(
      Options options,
      MethodTable methods,
      Ledger ledger,
      Sink profiles,
      Consumer<String> complaints) {
    List<Sink> sinks = new ArrayList<>();
    sinks.add(profiles);
    if (!options.log().isOff()) {
      sinks.add(new LogSink(options, Ticker.SYSTEM, complaints));
    }
    Collector collector = Collector.start(options, methods, ledger, Ticker.SYSTEM, sinks);
    TopText text = new TopText(new TopOptions(options.limit(), Sort.TIME, null));
    collector.renderWith(text::request);
    return collector;
  }

  private static Thread shutdown(
      LateCollector collector, @Nullable AutoCloseable console, Ledger ledger) {
    Thread thread =
        new Thread(
            () -> {
              try (collector;
                  console) {
                // The console first: it puts levels back.
              } catch (Exception e) {
                ledger.fault("console", e);
              }
            },
            "hotpath-shutdown");
    thread.setContextClassLoader(null);
    return thread;
  }
}
