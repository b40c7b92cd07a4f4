package io.hotpath.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers look, the same in every locale. What is not zero never looks like zero. */
final class Figures {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** As wide as pstats writes seconds. */
  private static final int SECONDS_PLACES = 8;

  /** Four digits: with their unit and a mark they fill the places. */
  private static final double SHORT_NANOS = 9_999.5;

  private Figures() {}

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /**
   * Seconds in the eight places that pstats has for them: six decimals below ten seconds, three
   * from a thousand on. Less than half a microsecond is said in nanoseconds: {@code 80e-9}.
   */
  static String seconds(double nanos) {
    if (nanos > 0 && nanos < 500) {
      return Math.max(1, Math.round(nanos)) + "e-9";
    }
    double seconds = nanos / 1e9;
    int decimals = 6;
    for (double next = 10; seconds >= next && decimals > 3; next *= 10) {
      decimals--;
    }
    return format("%." + decimals + "f", seconds);
  }

  static String seconds(long nanos) {
    return seconds((double) nanos);
  }

  /**
   * An estimate has a {@code ~} in place of its last decimal; where that would leave little of it,
   * it is said in nanoseconds or microseconds: {@code ~1800e-9}, {@code ~25e-6}.
   */
  static String seconds(double nanos, boolean estimated) {
    if (!estimated) {
      return seconds(nanos);
    }
    if (nanos > 0 && nanos < SHORT_NANOS) {
      return "~" + Math.max(1, Math.round(nanos)) + "e-9";
    }
    if (nanos > 0 && nanos < 1000 * SHORT_NANOS) {
      return "~" + Math.round(nanos / 1000) + "e-6";
    }
    String exact = seconds(nanos);
    return "~" + exact.substring(0, Math.min(exact.length(), SECONDS_PLACES - 1));
  }

  static String seconds(long nanos, boolean estimated) {
    return seconds((double) nanos, estimated);
  }

  static String millis(double nanos, boolean estimated) {
    return estimated ? "~" + millis(nanos) : millis(nanos);
  }

  static String millis(long nanos) {
    return millis((double) nanos);
  }

  static String millis(double nanos) {
    return nanos > 0 && nanos < 500 ? "<0.001" : format("%.3f", nanos / 1e6);
  }

  static String share(double part, double whole) {
    if (!(whole > 0) || Double.isNaN(part)) {
      return "-";
    }
    double percent = 100 * part / whole;
    return percent > 0 && percent < 0.05 ? "<0.1%" : format("%.1f%%", percent);
  }

  static String share(long part, long whole) {
    return share((double) part, (double) whole);
  }

  /** How often per request; whole numbers without decimals. */
  static String perRequest(long count, long requests) {
    if (requests <= 0) {
      return "-";
    }
    if (count % requests == 0) {
      return Long.toString(count / requests);
    }
    double mean = (double) count / requests;
    return mean < 0.005 ? "<0.01" : format("%.2f", mean);
  }

  static String bytes(long bytes) {
    return bytes((double) bytes);
  }

  /** Powers of ten, as disks and networks count. */
  static String bytes(double bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    int unit = 0;
    double value = bytes;
    while (value >= 999.95 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return format(unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
  }

  /** A moment in UTC, to the millisecond. */
  static String utc(long millis) {
    return UTC.format(Instant.ofEpochMilli(millis));
  }

  static String count(long count, String one, String more) {
    return count + " " + (count == 1 ? one : more);
  }
}
