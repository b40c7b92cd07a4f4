package io.hotpath.servlet;

import io.hotpath.levels.Contexts;
import io.hotpath.levels.LevelRequests;
import io.hotpath.profile.RequestProfile;
import io.hotpath.recorder.Collector;
import io.hotpath.recorder.Ledger;
import io.hotpath.recorder.MethodTable;
import io.hotpath.recorder.Options;
import io.hotpath.recorder.ProfileOutput;
import io.hotpath.recorder.Recording;
import io.hotpath.recorder.Sampler;
import io.hotpath.recorder.Sink;
import io.hotpath.recorder.Ticker;
import io.hotpath.servlet.sample.SampledRoutes;
import io.hotpath.servlet.sample.StackSampler;
import io.hotpath.text.Sort;
import io.hotpath.text.TopOptions;
import io.hotpath.text.TopText;
import jakarta.servlet.ServletRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The recorder of one filter: starts with the first request that is the filter's to record, so that
 * under the agent nothing starts at all. Thread-safe. If it cannot start, that is said once and
 * requests pass unrecorded.
 */
final class FilterRecorder implements AutoCloseable {

  private static final String SINCE_START = "All requests of this route since the start:\n\n";

  private final Options options;
  private final FilterLog log;
  private final Ticker ticker;
  private final Ledger ledger = new Ledger();
  private final TopText text;
  private final SampledRoutes sampled = new SampledRoutes();
  private final ApplicationLoggers loggers = new ApplicationLoggers();
  private @Nullable Collector collector;
  private volatile @Nullable AutoCloseable logging;
  private volatile @Nullable ProfileOutput output;
  private boolean over;
  private volatile @Nullable ServletRequests requests;

  FilterRecorder(Options options, FilterLog log, Ticker ticker) {
    this.options = options;
    this.log = log;
    this.ticker = ticker;
    this.text = new TopText(new TopOptions(options.limit(), Sort.TIME, null));
  }

  /** What records this request, or null where the agent does or nobody can. */
  @Nullable ServletRequests requestsFor(ServletRequest request) {
    Object known = request.getAttribute(ServletRequests.ATTRIBUTE);
    if (known instanceof Function && !(known instanceof Recording)) {
      return null;
    }
    ServletRequests started = requests;
    return started == null ? start() : started;
  }

  private synchronized @Nullable ServletRequests start() {
    if (requests == null && !over) {
      over = true;
      try {
        Collector started =
            Collector.start(options, new MethodTable(), ledger, ticker, sinks(), sampler());
        started.renderWith(this::show);
        if (options.key() != null) {
          started.understandLevelsBy(new LevelRequests(options.key(), new Contexts(loggers)));
        }
        collector = started;
        logging = ApplicationLogging.profile(started);
        requests = new ServletRequests(started);
      } catch (RuntimeException | Error e) {
        log.warn("hotpath: not started, the application runs unprofiled: " + e);
      }
    }
    return requests;
  }

  private Sampler sampler() {
    return new StackSampler(ProfileFilter.class.getName(), options, ledger, log::info);
  }

  private List<Sink> sinks() {
    List<Sink> sinks = new ArrayList<>();
    ProfileOutput files = new ProfileOutput(options, ledger, ticker, log::info);
    output = files;
    sinks.add(files);
    if (!options.log().isOff()) {
      sinks.add(new LogSink(options, ticker, log::info));
    }
    if (options.inline() || options.key() != null) {
      sinks.add(sampled);
    }
    return sinks;
  }

  /** The request is exact; its methods are known only by samples of all requests of its route. */
  private String show(RequestProfile request) {
    return text.request(request)
        + sampled.show(request.route(), route -> SINCE_START + text.sampled(route));
  }

  /** Where it writes; null while it does not. */
  @Nullable Path folder() {
    ProfileOutput files = output;
    return files == null ? null : files.folder();
  }

  /** A failure of our own code; the application did not notice it. */
  void fault(String place, Throwable failure) {
    ledger.fault(place, failure);
  }

  /**
   * Writes what is recorded and stops all threads. Requests that run are recorded as {@link
   * Collector#close} says; new ones pass unrecorded and do not wait.
   */
  @Override
  public void close() {
    Collector started = leave();
    if (started != null) {
      ApplicationLogging.close(logging, started);
      started.close();
    }
    loggers.close();
  }

  private synchronized @Nullable Collector leave() {
    Collector started = collector;
    over = true;
    requests = null;
    collector = null;
    return started;
  }
}
