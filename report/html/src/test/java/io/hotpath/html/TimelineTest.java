package io.hotpath.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Profile;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static Profile window(long start, int requests) {
    Profile window = new Profile();
    window.countWindow("i", start, start + 10_000);
    for (int i = 0; i < requests; i++) {
      window.route("/a").countRequest(200, false, false, 5_000_000, 1, 1, 1);
    }
    return window;
  }

  private static long requests(Timeline timeline) {
    return timeline.slots().values().stream().mapToLong(slot -> slot.all.total()).sum();
  }

  @Test
  void add_anyNumberOfWindowsInAnyOrder_keepsEachRequestInFewSlots() {
    Random random = new Random(2);
    for (int i = 0; i < 50; i++) {
      Timeline timeline = new Timeline();
      int windows = 1 + random.nextInt(2000);
      long expected = 0;
      for (int w = 0; w < windows; w++) {
        int requests = random.nextInt(3);
        expected += requests;
        timeline.add(window(1_795_000_000_000L + 10_000L * random.nextInt(10_000), requests));
      }

      assertThat(timeline.count()).isLessThanOrEqualTo(Timeline.MAX_SLOTS);
      assertThat(requests(timeline)).isEqualTo(expected);
    }
  }

  @Test
  void add_twoWindows_areTwoSlotsOfTheirLength() {
    Timeline timeline = new Timeline();
    timeline.add(window(1_795_000_000_000L, 3));
    timeline.add(window(1_795_000_020_000L, 1));

    assertThat(timeline.widthMillis()).isEqualTo(10_000);
    assertThat(timeline.count()).isEqualTo(3);
    assertThat(timeline.slots()).containsOnlyKeys(0, 2);
    assertThat(timeline.startMillis()).isEqualTo(1_795_000_000_000L);
  }

  @Test
  void add_hostileTimes_staysBounded() {
    Timeline timeline = new Timeline();
    timeline.add(window(0, 1));
    timeline.add(window(Long.MAX_VALUE / 2, 1));

    assertThat(timeline.count()).isLessThanOrEqualTo(Timeline.MAX_SLOTS);
    assertThat(requests(timeline)).isEqualTo(2);
  }
}
