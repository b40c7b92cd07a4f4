package io.hotpath.samples.mongo.proxy;

import java.util.Locale;

/**
 * What happens to replies.
 *
 * @param amount milliseconds or bytes
 * @param times how many replies it happens to; after them all is normal
 */
public record Fault(Kind kind, long amount, int times) {

  /** Ways to treat a reply. */
  public enum Kind {
    /** It is passed on. */
    NORMAL,
    /** It is passed on whole, so many milliseconds late. */
    DELAY,
    /** So many of its bytes are passed on, then the connection is reset. */
    RESET,
    /** It is lost; the connection stays open and silent. */
    HOLE
  }

  public static final int ALWAYS = Integer.MAX_VALUE;

  public static final Fault NORMAL = new Fault(Kind.NORMAL, 0, ALWAYS);

  public static Fault delay(long millis) {
    return new Fault(Kind.DELAY, millis, ALWAYS);
  }

  public static Fault reset(long bytes) {
    return new Fault(Kind.RESET, bytes, ALWAYS);
  }

  public static Fault hole() {
    return new Fault(Kind.HOLE, 0, ALWAYS);
  }

  /** The same for a number of replies only. */
  public Fault times(int most) {
    return new Fault(kind, amount, most);
  }

  /** What is left after one reply. */
  Fault less() {
    if (times == ALWAYS) {
      return this;
    }
    return times > 1 ? times(times - 1) : NORMAL;
  }

  /**
   * Reads {@code KIND [AMOUNT [TIMES]]}, such as {@code delay 50} or {@code reset 10 1}.
   *
   * @throws IllegalArgumentException that says what is allowed
   */
  static Fault parse(String text) {
    String[] words = text.trim().split("\\s+", -1);
    try {
      return new Fault(
          Kind.valueOf(words[0].toUpperCase(Locale.ROOT)),
          words.length > 1 ? Long.parseLong(words[1]) : 0,
          words.length > 2 ? Integer.parseInt(words[2]) : ALWAYS);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is none of: normal, delay MILLIS [TIMES], reset BYTES [TIMES], hole", e);
    }
  }
}
