package io.hotpath.mongolog;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Dates as servers write them: {@code 2026-01-31T10:00:00.123+01:00}, with {@code Z}, or without
 * the colon. By hand: the formatters of the JDK take longer than the rest of a line.
 */
final class LogDate {

  private static final String PATTERN = "0000-00-00T00:00:00";
  private static final long SECOND_MILLIS = 1_000;
  private static final long MINUTE_MILLIS = 60 * SECOND_MILLIS;
  private static final long DAY_MILLIS = 24 * 60 * MINUTE_MILLIS;

  private LogDate() {}

  /** Milliseconds since 1970, or {@link Elements#NO_DATE}. */
  static long millis(String text) {
    if (!isDate(text)) {
      return Elements.NO_DATE;
    }
    try {
      long day = LocalDate.of(at(text, 0, 4), at(text, 5, 2), at(text, 8, 2)).toEpochDay();
      long minute = at(text, 11, 2) * 60L + at(text, 14, 2);
      long millis = day * DAY_MILLIS + minute * MINUTE_MILLIS + at(text, 17, 2) * SECOND_MILLIS;
      int behind = PATTERN.length();
      if (text.startsWith(".", behind)) {
        long unit = SECOND_MILLIS / 10;
        for (behind++; behind < text.length() && isDigit(text.charAt(behind)); behind++) {
          millis += (text.charAt(behind) - '0') * unit;
          unit /= 10;
        }
      }
      return millis - offsetMinutes(text.substring(behind)) * MINUTE_MILLIS;
    } catch (DateTimeException e) {
      return Elements.NO_DATE;
    }
  }

  private static boolean isDate(String text) {
    if (text.length() < PATTERN.length()) {
      return false;
    }
    for (int i = 0; i < PATTERN.length(); i++) {
      char expected = PATTERN.charAt(i);
      char c = text.charAt(i);
      if (expected == '0' ? !isDigit(c) : c != expected) {
        return false;
      }
    }
    return true;
  }

  private static long offsetMinutes(String offset) {
    String digits = offset.replace(":", "");
    if (digits.length() != 5 || !digits.chars().skip(1).allMatch(c -> isDigit((char) c))) {
      return 0;
    }
    long minutes = at(digits, 1, 2) * 60L + at(digits, 3, 2);
    return digits.charAt(0) == '-' ? -minutes : minutes;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int at(String text, int start, int count) {
    return Integer.parseInt(text, start, start + count, 10);
  }
}
