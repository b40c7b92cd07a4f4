package io.hotpath.servlet.sample;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Loss;
import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.recorder.Ledger;
import io.hotpath.recorder.Options;
import io.hotpath.recorder.Sampler;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Samples the threads of requests by JDK Flight Recorder and gives each sample to the route that
 * its thread worked for at that moment. Where there is no Flight Recorder, or it may not be used,
 * that is said in one line and nothing is sampled.
 *
 * <p>Confined to the collector's thread, but for the samples that come in. Bounds: {@link
 * #MAX_WAITING} samples wait for the end of their request, for ten minutes at most, then they count
 * as {@link Loss#SAMPLES_UNMATCHED}; {@link #MAX_NODES} positions a window, then a sample counts
 * for the nearest caller that has one.
 */
public final class StackSampler implements Sampler {

  /** How often threads are looked at, and what a sample stands for. */
  public static final long PERIOD_NANOS = 20_000_000L;

  static final int MAX_WAITING = 10_000;
  static final int MAX_NODES = 100_000;

  private static final long MAX_WAIT_NANOS = 600_000_000_000L;
  private static final long LAST_SAMPLES_MILLIS = 1_500;
  private static final long START_MILLIS = 1_000;

  private final String filterType;
  private final FrameChoice choice;
  private final Ledger ledger;
  private final Consumer<String> announcements;
  private final Intervals intervals = new Intervals();
  private final Set<Long> ownFilters = new HashSet<>();
  private Map<String, CallNode> trees = new HashMap<>();
  private int nodes;
  private ArrayDeque<Sample> waiting = new ArrayDeque<>();
  private final Thread starter = new Thread(this::startRecorder, "hotpath-sampler");
  private volatile @Nullable FlightRecorder recorder;
  private boolean closed;

  /** Samples that have come since the last tick; written by the recorder's thread. */
  private final List<Sample> incoming = new ArrayList<>();

  /**
   * @param filterType class whose {@code doFilter} is where requests begin
   * @param announcements takes one line where nothing can be sampled
   */
  public StackSampler(
      String filterType, Options options, Ledger ledger, Consumer<String> announcements) {
    this.filterType = filterType;
    this.choice = new FrameChoice(options.packages(), options.exclude());
    this.ledger = ledger;
    this.announcements = announcements;
  }

  /** On a thread of its own: the first start in a JVM may take seconds. */
  @Override
  public void start() {
    starter.setDaemon(true);
    starter.setContextClassLoader(null);
    starter.start();
  }

  private void startRecorder() {
    try {
      StackPaths paths = new StackPaths(filterType, choice);
      adopt(FlightRecorder.start(paths, this::come, e -> ledger.fault("samples", e)));
    } catch (IOException | RuntimeException | LinkageError e) {
      announcements.accept(
          "hotpath: no call trees are sampled, Flight Recorder is not available: " + e);
    }
  }

  private synchronized void adopt(FlightRecorder started) {
    if (closed) {
      started.close();
    } else {
      recorder = started;
    }
  }

  private void come(Sample sample) {
    synchronized (incoming) {
      if (incoming.size() < MAX_WAITING) {
        incoming.add(sample);
        return;
      }
    }
    ledger.lose(Loss.SAMPLES_UNMATCHED, 1);
  }

  @Override
  public void worked(long thread, long fromNanos, long untilNanos, String route) {
    if (recorder != null) {
      intervals.add(thread, fromNanos, untilNanos, route);
    }
  }

  @Override
  public void tick() {
    FlightRecorder current = recorder;
    if (current == null) {
      return;
    }
    current.sayTime();
    synchronized (incoming) {
      waiting.addAll(incoming);
      incoming.clear();
    }
    while (waiting.size() > MAX_WAITING) {
      lose(waiting.removeFirst());
    }
    if (current.knowsTime()) {
      match(current.lead());
    }
    intervals.forget(System.nanoTime());
  }

  /**
   * @param lead of the recorder's clock before the monotonic one
   */
  private void match(long lead) {
    long now = System.nanoTime();
    for (Iterator<Sample> samples = waiting.iterator(); samples.hasNext(); ) {
      Sample sample = samples.next();
      long nanos = sample.recorderNanos() - lead;
      String route = intervals.find(sample.thread(), nanos);
      if (route != null) {
        ownFilters.add(sample.filter());
        add(sample, route);
        samples.remove();
      } else if (now - nanos > MAX_WAIT_NANOS) {
        lose(sample);
        samples.remove();
      }
    }
  }

  /** Samples of other applications' requests are not lost: they are not ours. */
  private void lose(Sample sample) {
    if (sample.filter() != 0 && ownFilters.contains(sample.filter())) {
      ledger.lose(Loss.SAMPLES_UNMATCHED, 1);
    }
  }

  private void add(Sample sample, String route) {
    CallNode node = trees.computeIfAbsent(route, name -> CallNode.root());
    node.add(1, 0, PERIOD_NANOS);
    for (Method method : sample.path()) {
      CallNode known = node.find(method);
      if (known == null && nodes >= MAX_NODES) {
        return;
      }
      nodes += known == null ? 1 : 0;
      node = node.child(method);
      node.add(1, 0, PERIOD_NANOS);
    }
  }

  @Override
  public void addTo(Profile window) {
    trees.forEach((route, tree) -> window.route(route).sampledTreeToFill().addTree(tree));
    trees = new HashMap<>();
    nodes = 0;
  }

  /** Samples come up to a second late: waits for those of the last requests. */
  @Override
  public void close() {
    FlightRecorder current = started();
    if (current == null) {
      return;
    }
    try {
      if (intervals.lastUntil() != Long.MIN_VALUE) {
        current.awaitSamples(LAST_SAMPLES_MILLIS);
      }
      tick();
      waiting.forEach(this::lose);
    } finally {
      recorder = null;
      current.close();
    }
  }

  private @Nullable FlightRecorder started() {
    try {
      starter.join(START_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      closed = true;
      return recorder;
    }
  }
}
