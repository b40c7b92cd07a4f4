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
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the agent is made of: what premain puts in place before the application is there, and the
 * collector that the first hook starts ({@link LateCollector}). Until then it makes no lambda: most
 * JVMs that inherit the flag come no further, and each costs them a class that is written at the
 * start.
 *
 * <p>Of the thread of premain; the collector is asked for on any thread, once.
 */
final class Profiler implements Supplier<Collector> {

  private final Options options;
  private final Instrumentation instrumentation;
  private final Consumer<String> complaints;
  private final Ledger ledger = new Ledger();
  private final MethodTable methods = new MethodTable();
  private final Probes probes = new Probes(methods.fixedCalls());
  private final ContextHooks contexts = new ContextHooks(ledger);
  private final Application application;
  private final ProfileOutput profiles;
  private final LateCollector collector;
  private final LogBridge logs;

  private Profiler(Options options, Instrumentation instrumentation, Consumer<String> complaints)
      throws IOException, IllegalAccessException {
    this.options = options;
    this.instrumentation = instrumentation;
    this.complaints = complaints;
    this.application = Application.detect(options);
    this.profiles = new ProfileOutput(options, ledger, Ticker.SYSTEM, complaints);
    this.collector = new LateCollector(this, complaints);
    BridgeDefinition.define(instrumentation);
    Bridge.install(collector, contexts, methods.fixedCalls(), ledger);
    this.logs = LogBridge.install(collector, contexts, ledger);
  }

  /** Called by premain. */
  static void start(Options options, Instrumentation instrumentation, Consumer<String> complaints)
      throws IOException, IllegalAccessException {
    new Profiler(options, instrumentation, complaints).weave();
  }

  private void weave() throws IOException {
    Weaver weaver = new Weaver(application, methods, ledger, probes);
    weaver.warmUp();
    instrumentation.addTransformer(weaver, true);
    weaver.weaveLoaded(instrumentation);
    AutoCloseable console =
        options.console().address() == null
            ? null
            : AgentConsole.start(options.console(), contexts, profiles::folder, ledger, complaints);
    Runtime.getRuntime().addShutdownHook(shutdown(console));
  }

  /** The collector, running, before anybody else has it. */
  @Override
  public Collector get() {
    List<Sink> sinks = new ArrayList<>();
    sinks.add(profiles);
    if (!options.log().isOff()) {
      sinks.add(new LogSink(options, Ticker.SYSTEM, complaints));
    }
    Collector started = Collector.start(options, methods, ledger, Ticker.SYSTEM, sinks);
    TopText text = new TopText(new TopOptions(options.limit(), Sort.TIME, null));
    started.renderWith(text::request);
    started.statements().slices().addListener(logs::countRefused);
    started.queries().callersAre(application::contains);
    started.measureProbesAlong(new BridgePath());
    started.removeProbesWith(new Reweaver(instrumentation, methods, ledger, probes));
    if (options.key() != null) {
      started.understandLevelsBy(new LevelRequests(options.key(), new Contexts(contexts)));
    }
    return started;
  }

  private Thread shutdown(@Nullable AutoCloseable console) {
    Thread thread =
        new Thread("hotpath-shutdown") {
          @Override
          public void run() {
            try (collector;
                console) {
              // The console first: it puts levels back.
            } catch (Exception e) {
              ledger.fault("console", e);
            }
          }
        };
    thread.setContextClassLoader(null);
    return thread;
  }
}
