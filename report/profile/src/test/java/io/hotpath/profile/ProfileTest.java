package io.hotpath.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void add_anyOrderAndGrouping_isTheSame(long seed) {
    Recordings recordings = new Recordings(seed);
    Profile a = recordings.window(recordings.requests(30));
    Profile b = recordings.window(recordings.requests(1));
    Profile c = recordings.window(recordings.requests(60));

    String leftFirst = Canonical.text(merged(merged(a, b), c));

    assertThat(Canonical.text(merged(a, merged(b, c)))).isEqualTo(leftFirst);
    assertThat(Canonical.text(merged(c, merged(b, a)))).isEqualTo(leftFirst);
    assertThat(Canonical.text(merged(b, merged(a, c)))).isEqualTo(leftFirst);
    assertThat(Canonical.text(merged(new Profile(), merged(merged(a, b), c)))).isEqualTo(leftFirst);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void add_parts_isRecordingAllInOne(long seed) {
    List<RequestProfile> requests = new Recordings(seed).requests(200);
    Profile all = new Profile();
    Profile first = new Profile();
    Profile second = new Profile();

    for (RequestProfile request : requests) {
      Recordings.record(all, request);
      Recordings.record(request.wallNanos() % 3 == 0 ? first : second, request);
    }

    assertThat(Canonical.text(merged(first, second))).isEqualTo(Canonical.text(all));
    assertThat(all.requests()).isEqualTo(200);
  }

  @Test
  void add_other_leavesItAsItIs() {
    Recordings recordings = new Recordings(42);
    Profile other = recordings.window(recordings.requests(20));
    String before = Canonical.text(other);

    Profile merged = merged(recordings.window(recordings.requests(20)), other);
    merged.add(merged(other, other));

    assertThat(Canonical.text(other)).isEqualTo(before);
  }

  @Test
  void add_sumsBeyondLong_stayAtTheLargest() {
    Profile profile = new Profile();
    profile.addOwnCost(Long.MAX_VALUE - 1, 1);
    Profile twice = merged(profile, profile);

    assertThat(twice.probeNanos()).isEqualTo(Long.MAX_VALUE);
    assertThat(twice.threadNanos()).isEqualTo(2);
  }

  @Test
  void addFault_moreThanTheCap_countsTheRestAsOther() {
    Profile profile = new Profile();
    for (int i = 0; i < 150; i++) {
      profile.addFault("f" + (1000 - i), 2);
    }

    assertThat(profile.faults()).hasSize(Profile.MAX_FAULTS + 1);
    assertThat(profile.faults()).containsEntry(Profile.OTHER_FAULTS, 100L);
    assertThat(profile.faults()).containsEntry("f851", 2L).doesNotContainKey("f1000x");
  }

  @Test
  void keepSlow_manyRequests_keepsTheFiveSlowestOnce() {
    List<RequestProfile> requests = new Recordings(7).requests(100);
    RouteProfile route = new RouteProfile("any");

    requests.forEach(route::keepSlow);
    requests.forEach(route::keepSlow);

    assertThat(route.slowest())
        .isEqualTo(requests.stream().sorted(RequestProfile.SLOWEST_FIRST).limit(5).toList());
    assertThat(route.isSlow(route.slowest().get(4).wallNanos())).isFalse();
  }

  @Test
  void percentileNanos_oneRequest_isItsTimeAtMost() {
    RouteProfile route = new RouteProfile("any");
    assertThat(route.percentileNanos(50)).isZero();

    route.countRequest(200, false, false, 12_345_678, -1, -1, -1);

    assertThat(route.percentileNanos(50)).isEqualTo(12_345_678);
    assertThat(route.cpuRequests()).isZero();
  }

  @Test
  void forEach_veryDeepTree_needsNoStack() {
    CallNode root = CallNode.root();
    CallNode at = root;
    for (int i = 0; i < 200_000; i++) {
      at = at.child(Recordings.method(i % 5));
      at.add(1, 0, 1);
    }

    CallNode copy = CallNode.root();
    copy.addTree(root);

    assertThat(copy.size()).isEqualTo(200_001);
  }

  private static Profile merged(Profile a, Profile b) {
    Profile merged = new Profile();
    merged.add(a);
    merged.add(b);
    return merged;
  }
}
