package io.hotpath.recorder;

import static io.hotpath.recorder.HandDrivenCollector.A;
import static io.hotpath.recorder.HandDrivenCollector.B;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Loss;
import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WindowTest {

  @Test
  void slowest_keepsFiveOfEachRoute() {
    HandDrivenCollector hand = new HandDrivenCollector(Map.of());
    for (int millis : new int[] {3, 9, 1, 7, 5, 8, 2, 6, 4}) {
      hand.request("GET /a", millis, A);
      hand.request("GET /b", 10L * millis, B);
    }

    Profile window = hand.endWindow();

    assertThat(window.route("GET /a").slowest())
        .extracting(request -> request.wallNanos() / 1_000_000)
        .containsExactly(9L, 8L, 7L, 6L, 5L);
    assertThat(window.route("GET /b").slowest())
        .extracting(request -> request.wallNanos() / 1_000_000)
        .containsExactly(90L, 80L, 70L, 60L, 50L);
    assertThat(hand.sink.requests).hasSize(10);
    assertThat(TreeModel.callsByMethod(window.route("GET /b").slowest().get(0).tree()))
        .isEqualTo(Map.of(B, 1L));
  }

  @Test
  void all_handsOnEachRequestAtOnceAndKeepsNone() {
    HandDrivenCollector hand = new HandDrivenCollector(Map.of("requests", "all"));
    for (int i = 0; i < 20; i++) {
      hand.request("GET /", i, A);
    }
    hand.collector.work();

    assertThat(hand.sink.requests).hasSize(20).doesNotHaveDuplicates();
    assertThat(hand.sink.requests).extracting(RequestProfile::route).containsOnly("GET /");
    assertThat(hand.endWindow().route("GET /").slowest()).isEmpty();
    assertThat(hand.sink.requests).hasSize(20);
  }

  @Test
  void none_keepsNoRequest() {
    HandDrivenCollector hand = new HandDrivenCollector(Map.of("requests", "none"));
    hand.request("GET /", 5, A);

    RouteProfile route = hand.endWindow().route("GET /");

    assertThat(route.requests()).isEqualTo(1);
    assertThat(route.slowest()).isEmpty();
    assertThat(hand.sink.requests).isEmpty();
  }

  @Test
  void routes_beyondTheCap_areOtherAndCounted() {
    HandDrivenCollector hand = new HandDrivenCollector(Map.of("requests", "none"));
    int routes = Routes.MAX_ROUTES + 300;
    for (int i = 0; i < routes; i++) {
      hand.request("GET /" + i, 1, A);
      hand.request("GET /" + i, 1, A);
      if (i % 400 == 0) {
        hand.collector.work();
      }
    }

    Profile window = hand.endWindow();

    assertThat(window.routes()).hasSize(Routes.MAX_ROUTES + 1);
    assertThat(window.route(Routes.OTHER).requests()).isEqualTo(600);
    assertThat(window.losses()).isEqualTo(Map.of(Loss.ROUTES_FOLDED, 600L));
    assertThat(window.requests()).isEqualTo(2L * routes);
  }

  @Test
  void positions_beyondTheWindowsCap_areFlatCounts() {
    HandDrivenCollector hand = new HandDrivenCollector(Map.of("requests", "none"));
    Map<Integer, Long> expected = new HashMap<>();
    for (int route = 0; route < 60; route++) {
      Recording recording = hand.collector.begin();
      CallTree tree = requireNonNull(recording.attach());
      // The route's second half comes when the window may be full already.
      wide(tree, expected, route);
      recording.detach(tree);
      recording.end("GET /" + route % 30, 200, null, 0);
      hand.collector.work();
    }

    Profile window = hand.endWindow();

    Map<Integer, Long> found = new HashMap<>();
    long positions = 0;
    for (RouteProfile route : window.routes().values()) {
      TreeModel.callsByMethod(route.tree())
          .forEach((method, calls) -> found.merge(method, calls, Long::sum));
      positions += route.tree().size();
    }
    long lost = window.losses().getOrDefault(Loss.CALLS_LOST, 0L);
    assertThat(positions).isBetween((long) Window.WINDOW_NODES, 2L * Window.WINDOW_NODES + 100);
    assertThat(lost).isZero();
    assertThat(window.losses().get(Loss.CALLS_BEYOND)).isPositive();
    assertThat(found).isEqualTo(expected);
  }

  /** 4,640 positions of 20 methods, different ones for each route. */
  private static void wide(CallTree tree, Map<Integer, Long> expected, int route) {
    for (int i = 0; i < 4_000; i++) {
      int[] path = {2 + (i + route) % 20, 2 + i / 20 % 20, 2 + i / 400 % 20};
      long[] tokens = new long[3];
      for (int level = 0; level < 3; level++) {
        tokens[level] = tree.enter(path[level]);
        expected.merge(path[level], 1L, Long::sum);
      }
      for (int level = 2; level >= 0; level--) {
        tree.exit(tokens[level]);
      }
    }
  }

  @Test
  void losses_ofOneTree_areCountedOnce() {
    HandDrivenCollector hand = new HandDrivenCollector(Map.of("requests", "none"));
    Recording recording = hand.collector.begin();
    CallTree tree = requireNonNull(recording.attach());
    for (int level = 0; level < CallTree.MAX_DEPTH + 10; level++) {
      tree.enter(A);
    }
    tree.enter(B);
    for (int method = 100; method < 12_100; method++) {
      tree.count(method);
    }
    long lost = tree.lostCalls();
    recording.detach(tree);
    recording.end("GET /", 200, null, 0);
    hand.methodsUpTo(12_100);

    Profile window = hand.endWindow();

    assertThat(lost).isPositive();
    assertThat(window.losses())
        .containsEntry(Loss.CALLS_FOLDED, 10L)
        .containsEntry(Loss.CALLS_LOST, lost)
        .containsEntry(Loss.CALLS_BEYOND, 12_001 - lost);
  }

  @Test
  void window_whoseRouteFails_isHandedOnWithoutItsCalls() {
    HandDrivenCollector hand = new HandDrivenCollector(Map.of("requests", "none"));
    hand.request("GET /", 1, 999);
    hand.request("GET /sound", 1, A);

    Profile window = hand.endWindow();

    assertThat(window.requests()).isEqualTo(2);
    assertThat(window.faults()).hasSize(1);
    assertThat(TreeModel.callsByMethod(window.route("GET /sound").tree())).isEqualTo(Map.of(A, 1L));
  }

  @Test
  void budget_isHeldWithinAWindow() {
    HandDrivenCollector hand =
        new HandDrivenCollector(Map.of("window", "60s", "budget", "0.001%", "budget.quiet", "30s"));
    long began = hand.ticker.nanos();
    List<Long> woven = new ArrayList<>();
    hand.collector.removeProbesWith(
        change -> {
          woven.add(hand.ticker.nanos() - began);
          return Set.of();
        });
    for (int second = 0; second < 50; second++) {
      hand.request("GET /", 1_000, repeated(A, 20_000));
      hand.collector.work();
    }

    assertThat(woven).containsExactly(30_000_000_000L);
    assertThat(hand.sink.windows).isEmpty();
  }

  private static int[] repeated(int method, int times) {
    int[] calls = new int[times];
    Arrays.fill(calls, method);
    return calls;
  }

  @Test
  void window_withoutRequests_isNotHandedOn() {
    HandDrivenCollector hand = new HandDrivenCollector(Map.of());
    hand.ledger.fault("weave", new IllegalStateException("early"));
    hand.endWindow();
    assertThat(hand.sink.windows).isEmpty();

    hand.request("GET /", 1, A);
    Profile window = hand.endWindow();

    assertThat(window.faults()).hasSize(1);
    assertThat(window.windows()).isEqualTo(1);
    assertThat(window.endMillis() - window.startMillis()).isEqualTo(10_001);
  }

  @Test
  void window_saysWhatTheProbesCost() {
    HandDrivenCollector hand = new HandDrivenCollector(Map.of());
    hand.request("GET /", 1, A, B);

    assertThat(hand.endWindow().probeNanos()).isPositive();
  }
}
