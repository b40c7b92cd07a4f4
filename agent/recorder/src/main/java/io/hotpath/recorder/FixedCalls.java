package io.hotpath.recorder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Calls that a method makes equally often each time it runs to its end: known from its code, so
 * nothing counts them while it runs. The collector multiplies; what an exception kept from
 * happening, woven code tells ({@link CallTree#stopped}). Thread-safe.
 *
 * <p>Bound: the methods that are woven to count calls, and the calls in their code.
 */
public final class FixedCalls {

  private static final int[] NONE = {};

  /** By caller: callee, times, callee, times... Written anew after each change. */
  private volatile int[][] byCaller = {};

  /** By number from 1. Never changed, but replaced. */
  private volatile List<Sequence> sequences = List.of();

  /** The fixed calls of one method in the order of its code. */
  record Sequence(int caller, List<Integer> callees) {}

  /**
   * From now on each call of the caller stands for so many of these; unless another number was
   * fixed before, by the same method in another class loader, whose code may differ.
   *
   * @param times by callee, 0 where its calls are not fixed
   * @return what is in force
   */
  public synchronized Map<Integer, Integer> fix(int caller, Map<Integer, Integer> times) {
    Map<Integer, Integer> inForce = of(caller);
    times.forEach(inForce::putIfAbsent);
    int[] pairs = new int[2 * inForce.size()];
    int end = 0;
    for (Map.Entry<Integer, Integer> each : inForce.entrySet()) {
      pairs[end++] = each.getKey();
      pairs[end++] = each.getValue();
    }
    int[][] all = byCaller;
    int[][] changed = caller < all.length ? all : Arrays.copyOf(all, 2 * caller + 1);
    changed[caller] = pairs;
    byCaller = changed;
    return inForce;
  }

  /** How often a call of this method calls which others. */
  public Map<Integer, Integer> of(int caller) {
    int[] pairs = pairs(caller);
    Map<Integer, Integer> times = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      times.put(pairs[i], pairs[i + 1]);
    }
    return times;
  }

  /** How often a call of the first calls the second; 0 where that is not fixed. */
  int times(int caller, int callee) {
    return of(caller).getOrDefault(callee, 0);
  }

  /**
   * What woven code calls its fixed calls by.
   *
   * @param callees in the order of the code
   * @return 0 for none
   */
  public synchronized int sequence(int caller, List<Integer> callees) {
    if (callees.isEmpty()) {
      return 0;
    }
    List<Sequence> more = new ArrayList<>(sequences);
    more.add(new Sequence(caller, callees));
    sequences = more;
    return more.size();
  }

  /** What has this number. */
  Sequence sequence(int number) {
    return sequences.get(number - 1);
  }

  /** The same for the collector: callee, times, callee, times... Not to be written. */
  int[] pairs(int caller) {
    int[][] all = byCaller;
    return caller < all.length && all[caller] != null ? all[caller] : NONE;
  }

  boolean isEmpty() {
    return byCaller.length == 0;
  }
}
