package io.hotpath.recorder;

import static io.hotpath.recorder.HandDrivenCollector.A;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.hotpath.profile.Loss;
import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class CollectorTest {

  private final KeepingSink sink = new KeepingSink();
  private final Ledger ledger = new Ledger();

  private Collector start(Map<String, String> options, Sink... sinks) {
    return Collector.start(
        Options.read(options, complaint -> {}),
        HandDrivenCollector.methods(20),
        ledger,
        Ticker.SYSTEM,
        Arrays.asList(sinks));
  }

  private static void request(Collector collector, int... methods) {
    Recording recording = collector.begin();
    CallTree tree = requireNonNull(recording.attach());
    for (int method : methods) {
      tree.exit(tree.enter(method));
    }
    recording.detach(tree);
    recording.end("GET /", 200, null, -1);
  }

  @Test
  void request_afterWarmUp_allocatesNothing() {
    Sink nothing =
        new Sink() {
          @Override
          public void window(Profile window) {}

          @Override
          public void request(RequestProfile request) {}
        };
    try (Collector collector = start(Map.of("requests", "none"), nothing)) {
      int[] methods = new int[100];
      Arrays.setAll(methods, i -> 2 + i % 20);
      fillPools(collector, methods);
      pacedRequests(collector, methods, 20_000);

      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long thread = Thread.currentThread().getId();
      // A JVM on a busy machine allocates for itself now and then; what a request allocates is
      // there
      // in every round, 20,000 times.
      long allocated = Long.MAX_VALUE;
      for (int round = 0; round < 10 && allocated != 0; round++) {
        long before = threads.getThreadAllocatedBytes(thread);
        pacedRequests(collector, methods, 20_000);
        allocated = Math.min(allocated, threads.getThreadAllocatedBytes(thread) - before);
      }

      assertThat(allocated).isZero();
    }
  }

  /** As many as may be on their way at once, each with a tree grown to its final size. */
  private static void fillPools(Collector collector, int[] methods) {
    List<Recording> open = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Recording recording = collector.begin();
      CallTree tree = requireNonNull(recording.attach());
      nested(tree, methods);
      recording.detach(tree);
      open.add(recording);
    }
    open.forEach(recording -> recording.end("GET /", 200, null, -1));
    while (collector.queued() > 0) {
      Thread.onSpinWait();
    }
  }

  private static void pacedRequests(Collector collector, int[] methods, int count) {
    for (int i = 0; i < count; i++) {
      while (collector.queued() > 100) {
        LockSupport.parkNanos(50_000);
      }
      Recording recording = collector.begin();
      CallTree tree = requireNonNull(recording.attach());
      nested(tree, methods);
      recording.detach(tree);
      recording.end("GET /", 200, null, -1);
    }
  }

  private static void nested(CallTree tree, int[] methods) {
    long outermost = tree.enter(methods[0]);
    for (int method : methods) {
      tree.enter(method);
    }
    tree.exit(outermost);
  }

  @Test
  void queue_thatIsFull_dropsAndCountsWithoutWaiting() {
    HandDrivenCollector hand = new HandDrivenCollector(Map.of());
    for (int i = 0; i < Collector.MAX_QUEUED + 500; i++) {
      hand.request("GET /", 0, A);
    }

    Profile window = hand.endWindow();

    assertThat(window.requests()).isEqualTo(Collector.MAX_QUEUED);
    assertThat(window.losses()).containsEntry(Loss.REQUESTS_DROPPED, 500L);
    assertThat(hand.collector.queued()).isZero();
    assertThat(hand.collector.known()).isLessThanOrEqualTo(Collector.POOLED);
    hand.request("GET /", 0, A);
    assertThat(hand.endWindow().requests()).isEqualTo(1);
  }

  @Test
  void request_thatCannotBeFolded_isAFaultAndKeepsNoOtherWaiting() {
    HandDrivenCollector hand = new HandDrivenCollector(Map.of());
    hand.request("GET /", 0, A);
    Recording broken = hand.collector.begin();
    CallTree tree = requireNonNull(broken.attach());
    tree.room(4 * CallTree.MAX_NODES, 4 * CallTree.MAX_NODES);
    for (int method = 2; method < 3 * CallTree.MAX_NODES; method++) {
      tree.count(method);
    }
    hand.methodsUpTo(3 * CallTree.MAX_NODES);
    broken.detach(tree);
    broken.end("GET /", 200, null, 0);
    hand.request("GET /", 0, A);

    Profile window = hand.endWindow();

    assertThat(hand.collector.queued()).isZero();
    assertThat(window.requests()).isEqualTo(2);
    assertThat(window.faults().firstKey()).startsWith("fold: ");
  }

  @Test
  void trees_ofARequestOnSeveralThreads_areFreeBeforeTheCollectorHasBeenThere() throws Exception {
    HandDrivenCollector hand = new HandDrivenCollector(Map.of());
    Set<CallTree> used = new HashSet<>();
    Recording recording = hand.collector.begin();
    recording.share();
    for (int i = 0; i < Recording.MAX_PACKED + 2; i++) {
      Thread thread =
          new Thread(
              () -> {
                CallTree tree = requireNonNull(recording.attach());
                tree.exit(tree.enter(A));
                tree.logs().emitted(1, 7);
                used.add(tree);
                recording.detach(tree);
              });
      thread.start();
      thread.join();
    }
    assertThat(used).as("none is free while the request runs").hasSize(Recording.MAX_PACKED + 2);
    recording.end("GET /", 200, null, -1);

    Set<CallTree> free = new HashSet<>();
    for (int i = 0; i < 2 * Recording.MAX_PACKED; i++) {
      free.add(hand.collector.takeTree());
    }
    free.retainAll(used);
    assertThat(free).hasSize(Recording.MAX_PACKED);
    assertThat(TreeModel.callsByMethod(hand.endWindow().route("GET /").tree()))
        .isEqualTo(Map.of(A, Recording.MAX_PACKED + 2L));
  }

  @Test
  void known_afterManyRequestsOfManyThreads_isBounded() throws Exception {
    Collector collector = start(Map.of(), sink);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      threads.add(
          new Thread(
              () -> {
                for (int j = 0; j < 334; j++) {
                  request(collector, A);
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    collector.close();

    // One more round, since what the last one could not keep is forgotten by the next.
    collector.work();
    assertThat(collector.known()).isLessThanOrEqualTo(Collector.POOLED);
    Profile total = sink.total();
    assertThat(total.requests() + total.losses().getOrDefault(Loss.REQUESTS_DROPPED, 0L))
        .isEqualTo(300 * 334);
    assertThat(TreeModel.callsByMethod(total.route("GET /").tree()))
        .isEqualTo(Map.of(A, total.requests()));
    assertThat(ActiveTrees.attached()).isZero();
  }

  @Test
  void close_flushesTheRunningWindow() {
    Collector collector = start(Map.of("window", "1h"), sink);
    request(collector, A);
    Recording lingering = collector.begin();
    lingering.linger("GET /error", 500, "app.Broken", 0);

    collector.close();

    assertThat(sink.windows).hasSize(1);
    assertThat(sink.total().route("GET /").requests()).isEqualTo(1);
    assertThat(sink.total().route("GET /error").errors()).isEqualTo(1);
    assertThat(sink.total().instances()).containsExactly(Instance.NAME);
  }

  @Test
  void close_requestEndsMeanwhile_isRecordedWhole() throws Exception {
    Collector collector = start(Map.of("window", "1h"), sink);
    Recording running = collector.begin();
    Thread closing = new Thread(collector::close);
    closing.start();
    TimeUnit.MILLISECONDS.sleep(50);

    running.end("GET /last", 200, null, 0);
    closing.join();

    assertThat(sink.total().route("GET /last").requests()).isEqualTo(1);
    assertThat(sink.total().losses()).isEmpty();
  }

  @Test
  void close_manyRequestsWhileOneRuns_losesNone() throws Exception {
    Collector collector = start(Map.of("window", "1h"), sink);
    Recording running = collector.begin();
    Thread closing = new Thread(collector::close);
    closing.start();
    for (int half = 0; half < 4; half++) {
      for (int i = 0; i < Collector.MAX_QUEUED / 2; i++) {
        request(collector, A);
      }
      while (collector.queued() > 0 && closing.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
    running.end("GET /last", 200, null, 0);
    closing.join();

    assertThat(sink.total().requests()).isEqualTo(2 * Collector.MAX_QUEUED + 1);
    assertThat(sink.total().losses()).isEmpty();
  }

  @Test
  void close_requestOrItsThreadGoesOn_isCut() {
    Collector collector = start(Map.of("window", "1h"), sink);
    Recording running = collector.begin();
    running.name("GET /events");
    Recording leaving = collector.begin();
    CallTree tree = requireNonNull(leaving.attach());
    tree.exit(tree.enter(A));
    leaving.end("GET /left", 200, null, 0);

    collector.close();

    Profile total = sink.total();
    assertThat(total.route("GET /events").partial()).isEqualTo(1);
    assertThat(total.route("GET /left").partial()).isEqualTo(1);
    assertThat(TreeModel.callsByMethod(total.route("GET /left").tree())).isEqualTo(Map.of(A, 1L));
    assertThat(total.losses()).isEqualTo(Map.of(Loss.REQUESTS_CUT, 2L));
    assertThat(ActiveTrees.attached()).isZero();
  }

  @Test
  void collector_hasADaemonThreadWithoutTheApplicationsLoader() {
    Collector collector = start(Map.of(), sink);

    Thread thread =
        Thread.getAllStackTraces().keySet().stream()
            .filter(each -> each.getName().equals("hotpath-collector"))
            .findFirst()
            .orElseThrow();

    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getContextClassLoader()).isNull();
    collector.close();
  }

  @Test
  void sinks_thatHang_keepNoRequestFromBeingCounted() throws Exception {
    CountDownLatch healed = new CountDownLatch(1);
    Sink hanging =
        new Sink() {
          @Override
          public void window(Profile window) {
            try {
              healed.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }

          @Override
          public void request(RequestProfile request) {}
        };
    Collector collector = start(Map.of("window", "1s", "requests", "none"), hanging, sink);
    request(collector, A);
    while (threads("hotpath-writer") == 0) {
      TimeUnit.MILLISECONDS.sleep(10);
    }

    for (int i = 0; i < 3 * Collector.MAX_QUEUED; i++) {
      request(collector, A);
      while (collector.queued() > Collector.MAX_QUEUED / 2) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
    healed.countDown();
    collector.close();

    assertThat(sink.total().requests()).isEqualTo(1 + 3 * Collector.MAX_QUEUED);
    assertThat(sink.total().losses()).isEmpty();
    assertThat(threads("hotpath-writer")).isZero();
  }

  private static long threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(each -> each.getName().equals(name))
        .count();
  }

  @Test
  void sinks_thatThrow_areAFaultAndAreCalledAgain() {
    SetTicker ticker = new SetTicker();
    AtomicInteger calls = new AtomicInteger();
    Sink broken =
        new Sink() {
          @Override
          public void window(Profile window) {
            calls.incrementAndGet();
            throw new IllegalStateException("disk on fire");
          }

          @Override
          public void request(RequestProfile request) {
            throw new StackOverflowError();
          }
        };
    Collector collector =
        new Collector(
            Options.defaults(),
            HandDrivenCollector.methods(3),
            ledger,
            ticker,
            List.of(broken, sink));
    for (int window = 0; window < 3; window++) {
      request(collector, A);
      ticker.advanceMillis(10_000);
      collector.work();
    }

    assertThat(calls).hasValue(3);
    assertThat(sink.windows).hasSize(3);
    assertThat(sink.requests).hasSize(3);
    assertThat(sink.windows.get(1).faults())
        .hasSize(2)
        .allSatisfy((text, count) -> assertThat(text).contains(broken.getClass().getName()))
        .anySatisfy((text, count) -> assertThat(text).contains("disk on fire"));
  }

  @Test
  void requests_tenThousandAtOnce_areAllExact() throws Exception {
    int count = 10_000;
    Collector collector = start(Map.of("requests", "all"), sink);
    Map<String, TreeModel> oracle = new HashMap<>();
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Recording recording = collector.begin();
      TreeModel expected = new TreeModel(CallTree.MAX_NODES);
      expected.root.calls = 0;
      oracle.put(recording.id(), expected);
      int parts = 1 + i % 3;
      AtomicInteger left = new AtomicInteger(parts);
      for (int part = 0; part < parts; part++) {
        jobs.add(new Job(recording, expected, left, i * 3L + part, "GET /" + i % 50));
      }
    }
    Collections.shuffle(jobs, new Random(1));
    runOnThreads(8, collector, jobs);
    collector.close();

    // The routes' merged trees may be full; a request's own never is.
    assertThat(sink.total().losses().keySet()).isSubsetOf(Loss.CALLS_FOLDED, Loss.CALLS_BEYOND);
    assertThat(sink.total().faults()).isEmpty();
    assertThat(sink.total().requests()).isEqualTo(count);
    Set<String> seen = new HashSet<>();
    for (RequestProfile request : sink.requests) {
      assertThat(seen.add(request.id())).as("once").isTrue();
      requireNonNull(oracle.get(request.id())).assertSame(request.tree());
    }
    assertThat(seen).isEqualTo(oracle.keySet());
    assertThat(callsOfRoutes(sink.total())).isEqualTo(callsOfModels(oracle.values()));
    assertThat(ActiveTrees.attached()).isZero();
  }

  private static Map<Integer, Long> callsOfRoutes(Profile total) {
    Map<Integer, Long> calls = new HashMap<>();
    total.routes().values().forEach(route -> addAll(calls, TreeModel.callsByMethod(route.tree())));
    return calls;
  }

  private static Map<Integer, Long> callsOfModels(Collection<TreeModel> models) {
    Map<Integer, Long> calls = new HashMap<>();
    models.forEach(model -> addAll(calls, model.callsByMethod));
    return calls;
  }

  private static void addAll(Map<Integer, Long> calls, Map<Integer, Long> more) {
    more.forEach((method, count) -> calls.merge(method, count, Long::sum));
  }

  /** What one thread does for one request; the last one ends it. */
  private record Job(
      Recording recording, TreeModel expected, AtomicInteger left, long seed, String route) {

    void run() {
      CallTree tree = requireNonNull(recording.attach());
      TreeModel part = new TreeModel(CallTree.MAX_NODES);
      new RandomCalls(seed, 8, 0.5).run(tree, part, 40);
      recording.detach(tree);
      synchronized (expected) {
        expected.add(part);
      }
      if (left.decrementAndGet() == 0) {
        recording.end(route, 200, null, 0);
      }
    }
  }

  private static void runOnThreads(int count, Collector collector, List<Job> jobs)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    Thread[] threads = new Thread[count];
    for (int i = 0; i < count; i++) {
      threads[i] =
          new Thread(
              () -> {
                for (int at = next.getAndIncrement();
                    at < jobs.size();
                    at = next.getAndIncrement()) {
                  while (collector.queued() > Collector.MAX_QUEUED / 2) {
                    LockSupport.parkNanos(50_000);
                  }
                  jobs.get(at).run();
                }
              });
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
