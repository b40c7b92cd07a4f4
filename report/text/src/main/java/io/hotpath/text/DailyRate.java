package io.hotpath.text;

import io.hotpath.profile.Profile;
import java.util.concurrent.TimeUnit;

/**
 * What figures of a measurement would be in a day, if each hour were like those measured.
 *
 * @param millis that were measured
 */
public record DailyRate(long millis) {

  private static final double DAY = TimeUnit.DAYS.toMillis(1);

  /** Of all instances together. */
  public static DailyRate of(Profile profile) {
    return new DailyRate(profile.windows() == 0 ? 0 : profile.endMillis() - profile.startMillis());
  }

  /** Whether there is one: not for a measurement without duration. */
  public boolean isKnown() {
    return millis > 0;
  }

  /** A figure a day. */
  public double of(long figure) {
    return figure * DAY / millis;
  }
}
