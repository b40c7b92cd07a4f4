package io.hotpath.profile;

import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Classes and methods that are not in the trees for one reason: how many, and the names of the
 * alphabetically first {@link #MAX_NAMES} (so that merging stays associative).
 */
public final class Skipped {

  /** Names kept for one reason; the count goes on beyond it. */
  public static final int MAX_NAMES = 100;

  private final NavigableSet<String> names = new TreeSet<>();
  private long count;

  public long count() {
    return count;
  }

  public NavigableSet<String> names() {
    return names;
  }

  /** Adds one class or method. */
  public void add(String name) {
    count++;
    keep(name);
  }

  /** Adds what another measurement skipped for the same reason. */
  public void add(Skipped other) {
    count = Sum.of(count, other.count);
    other.names.forEach(this::keep);
  }

  /** For the reader of a file: a count whose names follow. */
  void addCount(long more) {
    count = Sum.of(count, more);
  }

  void keep(String name) {
    names.add(name);
    if (names.size() > MAX_NAMES) {
      names.pollLast();
    }
  }
}
