package io.hotpath.recorder;

import static io.hotpath.recorder.HandDrivenCollector.A;
import static io.hotpath.recorder.HandDrivenCollector.B;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Loss;
import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordingTest {

  private final HandDrivenCollector hand = new HandDrivenCollector(Map.of("requests", "all"));

  @AfterEach
  void nothingIsLeft() {
    assertThat(ActiveTrees.attached()).isZero();
  }

  @Test
  void request_ofOneThread_isFoldedWithItsCalls() {
    Recording recording = hand.collector.begin();
    CallTree tree = requireNonNull(recording.attach());
    long outer = tree.enter(A);
    tree.exit(tree.enter(B));
    tree.exit(tree.enter(B));
    tree.exit(outer);
    hand.ticker.advanceMillis(25);
    recording.detach(tree);
    recording.end("GET /", 503, "app.Broken", 99);

    RouteProfile route = hand.endWindow().route("GET /");

    assertThat(route.requests()).isEqualTo(1);
    assertThat(route.errors()).isEqualTo(1);
    assertThat(route.wallNanos()).isEqualTo(25_000_000);
    assertThat(route.sentBytes()).isEqualTo(99);
    assertThat(route.cpuRequests()).isEqualTo(1);
    assertThat(route.allocatedRequests()).isEqualTo(1);
    CallNode a = requireNonNull(route.tree().find(HandDrivenCollector.method(A)));
    CallNode b = requireNonNull(a.find(HandDrivenCollector.method(B)));
    assertThat(a.calls()).isEqualTo(1);
    assertThat(b.calls()).isEqualTo(2);
    assertThat(route.tree().totalNanos()).isGreaterThanOrEqualTo(a.totalNanos());
    RequestProfile request = hand.sink.requests.get(0);
    assertThat(request.failure()).isEqualTo("app.Broken");
    assertThat(request.status()).isEqualTo(503);
    assertThat(request.id()).isEqualTo(recordingId(1));
  }

  private String recordingId(long number) {
    return hand.collector.requestId(number);
  }

  @Test
  void request_withoutThreads_hasNoCpuTime() {
    hand.collector.begin().end("GET /", 200, null, -1);

    RouteProfile route = hand.endWindow().route("GET /");

    assertThat(route.requests()).isEqualTo(1);
    assertThat(route.cpuRequests()).isZero();
    assertThat(route.allocatedRequests()).isZero();
    assertThat(route.sentRequests()).isZero();
  }

  @Test
  void attach_whileTheThreadWorksForARequest_joinsNone() {
    Recording outer = hand.collector.begin();
    CallTree tree = requireNonNull(outer.attach());
    Recording inner = hand.collector.begin();

    assertThat(inner.attach()).isNull();
    assertThat(outer.attach()).isNull();

    outer.detach(tree);
    outer.end("GET /", 200, null, 0);
    inner.end("GET /", 200, null, 0);
    assertThat(hand.endWindow().requests()).isEqualTo(2);
  }

  @Test
  void attach_afterTheEnd_joinsNothing() {
    Recording recording = hand.collector.begin();
    recording.end("GET /", 200, null, 0);

    assertThat(recording.attach()).isNull();
    assertThat(recording.hasEnded()).isTrue();
  }

  @Test
  void detach_twice_countsOnce() {
    Recording recording = hand.collector.begin();
    CallTree tree = requireNonNull(recording.attach());
    recording.detach(tree);
    recording.detach(tree);

    assertThat(hand.endWindow().requests()).isZero();

    recording.end("GET /", 200, null, 0);
    assertThat(hand.endWindow().requests()).isEqualTo(1);
  }

  @Test
  void detach_byAnotherThread_doesNothing() throws Exception {
    Recording recording = hand.collector.begin();
    CallTree tree = requireNonNull(recording.attach());

    onOtherThread(() -> recording.detach(tree));

    assertThat(ActiveTrees.current()).isSameAs(tree);
    recording.detach(tree);
    recording.end("GET /", 200, null, 0);
  }

  @Test
  void end_byEightThreadsAtOnce_countsOnce() throws Exception {
    int rounds = 2_000;
    Recording[] recordings = new Recording[rounds];
    for (int i = 0; i < rounds; i++) {
      recordings[i] = hand.collector.begin();
    }
    CyclicBarrier start = new CyclicBarrier(8);
    Thread[] threads = new Thread[8];
    for (int i = 0; i < threads.length; i++) {
      int status = 200 + i;
      threads[i] = new Thread(() -> endAll(recordings, status, start));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    Profile window = hand.endWindow();

    RouteProfile route = window.route("GET /");
    long dropped = window.losses().getOrDefault(Loss.REQUESTS_DROPPED, 0L);
    assertThat(route.requests() + dropped).isEqualTo(rounds);
    assertThat(route.requests()).isEqualTo(Collector.MAX_QUEUED);
    assertThat(route.statuses().values().stream().mapToLong(count -> count).sum())
        .isEqualTo(route.requests());
  }

  @Test
  void end_whileAnErrorPageBegins_isNotLost() throws Exception {
    for (int round = 0; round < 500; round++) {
      Recording recording = hand.collector.begin();
      recording.linger("GET /", 500, "app.Broken", 0);
      CyclicBarrier start = new CyclicBarrier(2);
      Thread resuming =
          new Thread(
              () -> {
                arrive(start);
                recording.resume();
              });
      resuming.start();
      arrive(start);
      recording.end("GET /", 500, null, 0);
      resuming.join();

      assertThat(recording.hasEnded()).isTrue();
    }
    assertThat(hand.endWindow().requests()).isEqualTo(500);
  }

  private static void arrive(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void endAll(Recording[] recordings, int status, CyclicBarrier start) {
    arrive(start);
    for (Recording recording : recordings) {
      recording.end("GET /", status, null, 0);
    }
  }

  @Test
  void end_whileAThreadIsAttached_isHandedOverWhenItLeaves() throws Exception {
    Recording recording = hand.collector.begin();
    CountDownLatch attached = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Thread worker =
        new Thread(
            () -> {
              CallTree tree = requireNonNull(recording.attach());
              long token = tree.enter(A);
              attached.countDown();
              await(leave);
              tree.exit(token);
              recording.detach(tree);
            });
    worker.start();
    attached.await();

    recording.end("GET /async", 200, null, 0);
    hand.ticker.advanceMillis(3_000);
    hand.collector.work();
    assertThat(hand.sink.requests).isEmpty();
    leave.countDown();
    worker.join();
    hand.collector.work();

    assertThat(hand.sink.requests).hasSize(1);
    assertThat(hand.sink.requests.get(0).wallNanos()).isZero();
    assertThat(TreeModel.callsByMethod(hand.sink.requests.get(0).tree())).containsEntry(A, 1L);
  }

  @Test
  void threads_ofOneRequest_areMerged() throws Exception {
    Recording recording = hand.collector.begin();
    for (int i = 0; i < 5; i++) {
      onOtherThread(
          () -> {
            CallTree tree = requireNonNull(recording.attach());
            tree.exit(tree.enter(A));
            recording.detach(tree);
          });
    }
    recording.end("GET /", 200, null, 0);

    RouteProfile route = hand.endWindow().route("GET /");

    assertThat(route.requests()).isEqualTo(1);
    assertThat(route.tree().calls()).isEqualTo(5);
    assertThat(TreeModel.callsByMethod(route.tree())).isEqualTo(Map.of(A, 5L));
  }

  @Test
  void linger_withAnErrorPage_isOneRequest() {
    Recording recording = hand.collector.begin();
    recording.linger("GET /", 500, "app.Broken", 0);
    assertThat(recording.isLingering()).isTrue();
    hand.ticker.advanceMillis(900);
    hand.collector.work();

    assertThat(recording.resume()).isTrue();
    hand.ticker.advanceMillis(5_000);
    hand.collector.work();
    assertThat(hand.sink.requests).isEmpty();
    recording.end("GET /", 500, null, 321);

    hand.collector.work();
    assertThat(hand.sink.requests).hasSize(1);
    RequestProfile request = hand.sink.requests.get(0);
    assertThat(request.failure()).isEqualTo("app.Broken");
    assertThat(request.sentBytes()).isEqualTo(321);
    assertThat(request.wallNanos()).isEqualTo(5_900_000_000L);
  }

  @Test
  void linger_withoutAnErrorPage_endsAfterASecond() {
    Recording recording = hand.collector.begin();
    hand.ticker.advanceMillis(40);
    recording.linger("GET /", 500, "app.Broken", 0);
    hand.ticker.advanceMillis(999);
    hand.collector.work();
    assertThat(hand.sink.requests).isEmpty();

    hand.ticker.advanceMillis(1);
    hand.collector.work();

    assertThat(hand.sink.requests).hasSize(1);
    assertThat(hand.sink.requests.get(0).wallNanos()).isEqualTo(40_000_000);
    assertThat(recording.resume()).isFalse();
    recording.end("GET /late", 200, null, 0);
    hand.collector.work();
    assertThat(hand.sink.requests).hasSize(1);
  }

  @Test
  void linger_afterTheEnd_changesNothing() {
    Recording recording = hand.collector.begin();
    recording.end("GET /", 200, null, 7);

    recording.linger("GET /other", 500, "app.Broken", 8);

    hand.collector.work();
    assertThat(hand.sink.requests).hasSize(1);
    assertThat(hand.sink.requests.get(0).status()).isEqualTo(200);
    assertThat(hand.sink.requests.get(0).failure()).isNull();
  }

  @Test
  void cut_ofARunningRequest_keepsAPartialAndIgnoresTheRest() {
    HandDrivenCollector cutting =
        new HandDrivenCollector(Map.of("requests", "all", "cut", "5s", "window", "24h"));
    Recording recording = cutting.collector.begin();
    CallTree tree = requireNonNull(recording.attach());
    long token = tree.enter(A);
    tree.exit(tree.enter(B));
    cutting.ticker.advanceMillis(5_001);

    cutting.collector.work();

    assertThat(cutting.sink.requests).hasSize(1);
    RequestProfile partial = cutting.sink.requests.get(0);
    assertThat(partial.partial()).isTrue();
    assertThat(partial.route()).isEqualTo(Routes.CUT);
    assertThat(partial.wallNanos()).isEqualTo(5_001_000_000L);
    assertThat(partial.cpuNanos()).isEqualTo(-1);
    assertThat(TreeModel.callsByMethod(partial.tree())).isEqualTo(Map.of(A, 1L, B, 1L));
    CallNode a = requireNonNull(partial.tree().find(HandDrivenCollector.method(A)));
    assertThat(a.totalNanos()).isPositive();

    assertThat(ActiveTrees.current()).isNull();
    assertThat(recording.attach()).isNull();
    tree.exit(token);
    recording.detach(tree);
    recording.end("GET /", 200, null, 0);
    cutting.ticker.advanceMillis(60_000);
    cutting.collector.work();
    assertThat(cutting.sink.requests).hasSize(1);
    assertThat(cutting.collector.known()).isZero();
    cutting.ticker.advanceMillis(24 * 3_600_000);
    cutting.collector.work();
    assertThat(cutting.sink.total().losses()).containsEntry(Loss.REQUESTS_CUT, 1L);
    assertThat(cutting.sink.total().route(Routes.CUT).partial()).isEqualTo(1);
  }

  @Test
  void cut_afterAThreadHasLeft_keepsItsExactTimes() throws Exception {
    HandDrivenCollector cutting = new HandDrivenCollector(Map.of("requests", "all", "cut", "5s"));
    Recording recording = cutting.collector.begin();
    recording.share();
    CallTree[] left = new CallTree[1];
    onOtherThread(
        () -> {
          CallTree tree = requireNonNull(recording.attach());
          left[0] = tree;
          tree.exit(tree.enter(A));
          recording.detach(tree);
        });
    CallNode exact = CallNode.root();
    new TreeReading(requireNonNull(left[0]), new Governor(cutting.methods))
        .addTo(exact, cutting.methods);
    cutting.ticker.advanceMillis(6_000);

    cutting.collector.work();

    RequestProfile partial = cutting.sink.requests.get(0);
    assertThat(partial.tree().totalNanos()).isEqualTo(exact.totalNanos());
    assertThat(partial.cpuNanos()).isNotNegative();
  }

  @Test
  void cut_ofAThreadThatOutlivesTheRequest_countsTheRequestOnce() throws Exception {
    HandDrivenCollector cutting = new HandDrivenCollector(Map.of("requests", "all", "cut", "5s"));
    Recording recording = cutting.collector.begin();
    recording.share();
    onOtherThread(
        () -> {
          CallTree endless = requireNonNull(recording.attach());
          long running = endless.enter(A);
          cutting.ticker.advanceMillis(10);
          recording.end("GET /", 200, null, 7);
          cutting.ticker.advanceMillis(4_000);
          cutting.collector.work();
          assertThat(cutting.sink.requests).isEmpty();
          assertThat(cutting.collector.known()).isEqualTo(1);
          cutting.ticker.advanceMillis(7_000);

          cutting.collector.work();

          endless.exit(running);
          recording.detach(endless);
        });
    cutting.collector.work();
    assertThat(cutting.sink.requests).hasSize(1);
    RequestProfile partial = cutting.sink.requests.get(0);
    assertThat(partial.partial()).isTrue();
    assertThat(partial.route()).isEqualTo("GET /");
    assertThat(partial.status()).isEqualTo(200);
    assertThat(partial.sentBytes()).isEqualTo(7);
    assertThat(partial.wallNanos()).isEqualTo(10_000_000L);
    assertThat(TreeModel.callsByMethod(partial.tree())).isEqualTo(Map.of(A, 1L));
    assertThat(cutting.collector.known()).isZero();
  }

  @Test
  void end_afterAFailure_keepsTheFirst() {
    Recording recording = hand.collector.begin();
    recording.linger("GET /", 500, "app.Cause", -1);
    recording.resume();
    recording.end("GET /", 500, "app.Wrapper", -1);

    hand.collector.work();

    assertThat(hand.sink.requests.get(0).failure()).isEqualTo("app.Cause");
  }

  @Test
  void cut_ofARecordingThatHasNotBegun_keepsNothing() {
    Recording made = new Recording(hand.collector, hand.ticker);

    assertThat(made.cut(Long.MAX_VALUE, 1, 1)).isNull();
    assertThat(made.hasEnded()).isTrue();
  }

  @Test
  void recordings_usedAgain_neverMix() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 3_000; i++) {
      int method = 2 + i % 7;
      hand.request("GET /" + i % 3, i % 5, method);
      hand.collector.work();
      RequestProfile last = hand.sink.requests.get(i);
      assertThat(ids.add(last.id())).isTrue();
      assertThat(last.route()).isEqualTo("GET /" + i % 3);
      assertThat(last.wallNanos()).isEqualTo(i % 5 * 1_000_000L);
      assertThat(TreeModel.callsByMethod(last.tree())).isEqualTo(Map.of(method, 1L));
    }
    assertThat(hand.collector.known()).isEqualTo(1);
  }

  @Test
  void share_keepsAStaleReferenceHarmless() {
    Recording stale = hand.collector.begin();
    stale.share();
    CallTree staleTree = requireNonNull(stale.attach());
    stale.detach(staleTree);
    stale.end("GET /", 200, null, 0);
    hand.collector.work();
    Recording next = hand.collector.begin();
    CallTree nextTree = requireNonNull(next.attach());

    assertThat(next).isNotSameAs(stale);
    stale.end("GET /stale", 500, "app.Stale", 0);
    stale.linger("GET /stale", 500, "app.Stale", 0);
    stale.detach(staleTree);
    stale.detach(nextTree);
    assertThat(stale.resume()).isFalse();
    assertThat(ActiveTrees.current()).isSameAs(nextTree);

    next.detach(nextTree);
    next.end("GET /next", 200, null, 0);
    hand.collector.work();
    assertThat(hand.sink.requests)
        .extracting(RequestProfile::route)
        .containsExactly("GET /", "GET /next");
  }

  private static void onOtherThread(Runnable work) throws InterruptedException {
    Thread thread = new Thread(work);
    thread.start();
    thread.join();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
