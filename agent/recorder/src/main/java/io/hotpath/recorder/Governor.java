package io.hotpath.recorder;

import java.util.Arrays;
import java.util.Set;

/**
 * Decides how the calls of each woven method are measured, by what they take: a method whose calls
 * are long is timed at each, of a quick one only so many calls that the clock costs a hundredth of
 * what they take. Counts are exact in either mode. Where clocks cost more than {@link Budget}
 * allows, they are thinned: half as often, a quarter, for calls twice and four times as long, too.
 *
 * <p>Confined to the collector's thread, but for {@link #modes}, {@link #timesFirsts}, {@link
 * #meanNanos} and the costs: those may be read by any thread, which may see values of a moment ago.
 *
 * <p>Bounds: 48 bytes a method that was called.
 */
final class Governor {

  /** Calls from here on are timed each: a probe is 1 % of them. */
  static final long LONG_NANOS = 5_000;

  /** Back from here on, so that a method does not change its mode each second. */
  private static final long SHORT_NANOS = 4_000;

  /** Timed calls of a method before anything is decided of it. */
  static final int ENOUGH_CALLS = 32;

  /** Share of its calls' time that timing of a quick method may take: 1 in 100. */
  private static final double CLOCK_SHARE = 100;

  private static final int MAX_SHIFT = 10;

  /** Clocks are thinned to one in 64 at most: of calls below a third of a millisecond. */
  static final int MAX_THINNED = 6;

  /** Beyond so many samples older ones count half, so that a method may change its ways. */
  private static final double REMEMBERED = 10_000;

  private final MethodTable methods;
  private final ProbeCost cost = new ProbeCost();
  private volatile byte[] modes = {};
  private volatile boolean[] atSites = {};

  /** Modes as if clocks were not thinned. */
  private byte[] next = {};

  /** Clocks are read at one of 2^k calls that would have been timed. */
  private volatile int thinned;

  private double[] samples = {};
  private double[] sampleNanos = {};
  private double[] firsts = {};
  private double[] firstNanos = {};
  private int[] fresh = {};
  private boolean[] isFresh = {};
  private int freshCount;

  Governor(MethodTable methods) {
    this.methods = methods;
  }

  /** By method number, for {@link CallTree#modes}. Never changed, but replaced. */
  byte[] modes() {
    return modes;
  }

  /** By method number: whether its callers count its calls. Never changed, but replaced. */
  boolean[] atSites() {
    return atSites;
  }

  /** Whether its callers count its calls. */
  boolean isCountedAtSites(int method) {
    return method < atSites.length && atSites[method];
  }

  /** From now on what callers counted of this method's calls is taken, or no longer. */
  void countAtSites(int method, boolean wanted) {
    boolean[] changed = Arrays.copyOf(atSites, Math.max(atSites.length, method + 1));
    changed[method] = wanted;
    atSites = changed;
  }

  /** From now on what callers counted of these methods' calls is taken. */
  void countAtSites(Set<Integer> methods) {
    int most = methods.stream().mapToInt(Integer::intValue).max().orElse(-1);
    boolean[] changed = Arrays.copyOf(atSites, Math.max(atSites.length, most + 1));
    methods.forEach(method -> changed[method] = true);
    atSites = changed;
  }

  /** Whether only some of the method's calls are timed, even where clocks are not thinned. */
  boolean isQuick(int method) {
    return method < next.length && next[method] != 0;
  }

  /** What probes cost. */
  ProbeCost cost() {
    return cost;
  }

  /** Cost of the probes of so many calls, some of them timed; 0 until it is known. */
  double probeNanos(long calls, long timed) {
    return timed * cost.timed().sum() + (calls - timed) * cost.counted().sum();
  }

  /** Measures what probes cost, some milliseconds in all, until that was done often enough. */
  void calibrateEnough() {
    cost.measureEnough();
  }

  /**
   * What a call of the method takes, probe excluded; negative while too few were timed. First calls
   * find cold caches, and tell only where there are few others.
   */
  double meanNanos(int method) {
    double[] others = samples;
    double[] ofOthers = sampleNanos;
    double[] first = firsts;
    double[] ofFirst = firstNanos;
    if (method >= Math.min(others.length, ofOthers.length)
        || method >= Math.min(first.length, ofFirst.length)) {
      return -1;
    }
    boolean speaks = others[method] >= ENOUGH_CALLS;
    double count = speaks ? others[method] : others[method] + first[method];
    double nanos = speaks ? ofOthers[method] : ofOthers[method] + ofFirst[method];
    return count < ENOUGH_CALLS ? -1 : Math.max(0, nanos / count - cost.timed().span());
  }

  /**
   * Calls at one position of a request.
   *
   * @param sampled timed calls that were not the first of the request
   * @param firstCalls timed calls that were
   */
  void saw(int method, long sampled, long nanos, long firstCalls, long nanosOfFirst) {
    if (sampled + firstCalls == 0) {
      return;
    }
    makeRoom(method);
    samples[method] += sampled;
    sampleNanos[method] += nanos;
    firsts[method] += firstCalls;
    firstNanos[method] += nanosOfFirst;
    if (!isFresh[method]) {
      isFresh[method] = true;
      fresh[freshCount++] = method;
    }
  }

  /**
   * Clocks are read at fewer calls from now on.
   *
   * @param times how often their number is halved
   * @return which part of what they cost is saved; 0 at the bound
   */
  double thinClocks(int times) {
    int before = thinned;
    int after = before + Math.min(times, MAX_THINNED - before);
    thinTo(after);
    return 1 - 1.0 / (1 << (after - before));
  }

  /** Clocks are read twice as often again, if they were thinned. */
  void thickenClocks() {
    thinTo(Math.max(0, thinned - 1));
  }

  private void thinTo(int shift) {
    if (shift != thinned) {
      thinned = shift;
      modes = thin(next);
    }
  }

  /**
   * Whether the first call of each position of a request is timed, whatever its method. By other
   * bits than {@link CpuTurns} looks at, else all that are measured would be.
   */
  boolean timesFirsts(long request) {
    return Picks.isPicked((int) request << CpuTurns.MAX_SHIFT, thinned);
  }

  /** Sets the mode of each method that was seen since the last time. */
  void decide() {
    // What calls take changes, and with it how many of the long ones are timed.
    boolean changed = thinned > 0 && freshCount > 0;
    for (int i = 0; i < freshCount; i++) {
      int method = fresh[i];
      isFresh[method] = false;
      byte mode = mode(method);
      changed |= mode != next[method];
      next[method] = mode;
      forget(method);
    }
    if (freshCount > 0) {
      cost.measure();
    }
    freshCount = 0;
    if (changed) {
      modes = thin(next);
    }
  }

  private byte[] thin(byte[] base) {
    byte[] thin = base.clone();
    for (int method = 0; method < thin.length && thinned > 0; method++) {
      thin[method] = base[method] > 0 ? thinQuick(base[method]) : thinLong(method);
    }
    return thin;
  }

  private byte thinQuick(int shift) {
    return (byte) Math.min(MAX_SHIFT, shift + thinned);
  }

  /** The longer its calls, the more steps leave them alone: the limit doubles with each. */
  private byte thinLong(int method) {
    double mean = meanNanos(method);
    int shift = 0;
    while (shift < thinned && mean * (1 << shift) < LONG_NANOS << thinned) {
      shift++;
    }
    return mean < 0 || methods.get(method).isPseudo() ? 0 : (byte) shift;
  }

  private byte mode(int method) {
    double known = meanNanos(method);
    if (known < 0 || methods.get(method).isPseudo()) {
      return 0;
    }
    double mean = Math.max(1, known);
    if (mean >= (next[method] == 0 ? SHORT_NANOS : LONG_NANOS)) {
      return 0;
    }
    int shift = 1;
    while (shift < MAX_SHIFT && (1 << shift) * mean < CLOCK_SHARE * ProbeCost.PAIR_NANOS) {
      shift++;
    }
    return (byte) shift;
  }

  private void forget(int method) {
    if (samples[method] > REMEMBERED) {
      samples[method] /= 2;
      sampleNanos[method] /= 2;
    }
    if (firsts[method] > REMEMBERED) {
      firsts[method] /= 2;
      firstNanos[method] /= 2;
    }
  }

  private void makeRoom(int method) {
    if (method < samples.length) {
      return;
    }
    int size = Math.max(64, Math.max(method + 1, samples.length * 2));
    next = Arrays.copyOf(next, size);
    samples = Arrays.copyOf(samples, size);
    sampleNanos = Arrays.copyOf(sampleNanos, size);
    firsts = Arrays.copyOf(firsts, size);
    firstNanos = Arrays.copyOf(firstNanos, size);
    fresh = Arrays.copyOf(fresh, size);
    isFresh = Arrays.copyOf(isFresh, size);
  }
}
