package io.hotpath.agent;

import java.util.HashMap;
import java.util.Map;

/**
 * Calls that are counted where they are made, by the method that the call names: which one runs is
 * decided later, and may be one that overrides it. Immutable.
 */
final class CallSites {

  /** None are counted. */
  static final CallSites NONE = new CallSites(Map.of());

  /** By owner, name and descriptor as in a class file. */
  private final Map<String, Integer> numbers;

  private CallSites(Map<String, Integer> numbers) {
    this.numbers = numbers;
  }

  /** The same and others. */
  CallSites with(Map<String, Integer> more) {
    Map<String, Integer> all = new HashMap<>(numbers);
    all.putAll(more);
    return new CallSites(all);
  }

  boolean isEmpty() {
    return numbers.isEmpty();
  }

  /** Number of the method that is counted; -1 for one that is not. */
  int number(String owner, String name, String descriptor) {
    return numbers.getOrDefault(key(owner, name, descriptor), -1);
  }

  /**
   * What a call of a method is known by.
   *
   * @param owner with slashes
   */
  static String key(String owner, String name, String descriptor) {
    return owner + '.' + name + descriptor;
  }
}
