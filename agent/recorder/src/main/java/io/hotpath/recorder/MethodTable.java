package io.hotpath.recorder;

import io.hotpath.profile.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The number of each woven method. Woven code carries the number as a constant, so a method woven
 * again, or in another class loader, gets the same one. Thread-safe.
 *
 * <p>Bound: {@link #MAX_METHODS}; beyond it {@link #number} answers 0 and the method is not woven.
 */
public final class MethodTable {

  /** About 60 MB of names; far more than an application has methods of its own. */
  public static final int MAX_METHODS = 500_000;

  /** Number of {@link Method#REQUEST}, the root of each tree. */
  static final int REQUEST = 0;

  /** Number of {@link Method#BEYOND}. */
  static final int BEYOND = 1;

  private final List<Method> methods = new ArrayList<>(List.of(Method.REQUEST, Method.BEYOND));
  private final Map<String, Integer> numbers = new HashMap<>();
  private final FixedCalls fixedCalls = new FixedCalls();
  private final int maxMethods;

  public MethodTable() {
    this(MAX_METHODS);
  }

  /** With other room: for tests. */
  MethodTable(int maxMethods) {
    this.maxMethods = maxMethods;
  }

  /**
   * Number of a method, from 2 on; 0 where the table is full.
   *
   * @param descriptor tells overloaded methods apart
   */
  public synchronized int number(Method method, String descriptor) {
    String key = key(method.type(), method.name(), descriptor);
    Integer known = numbers.get(key);
    if (known != null) {
      return known;
    }
    if (methods.size() >= maxMethods) {
      return 0;
    }
    methods.add(method);
    numbers.put(key, methods.size() - 1);
    return methods.size() - 1;
  }

  /** Whether the class has a method of this name and descriptor, and a number for it. */
  public synchronized boolean knows(String type, String name, String descriptor) {
    return numbers.containsKey(key(type, name, descriptor));
  }

  /** Descriptor of the method of a number; walks over all of them. */
  public synchronized String descriptor(int number) {
    Method method = get(number);
    String key = key(method.type(), method.name(), "");
    for (Map.Entry<String, Integer> entry : numbers.entrySet()) {
      if (entry.getValue() == number) {
        return entry.getKey().substring(key.length());
      }
    }
    throw new IllegalArgumentException("no method has number " + number);
  }

  /** Which of them call others equally often each time they run. */
  public FixedCalls fixedCalls() {
    return fixedCalls;
  }

  private static String key(String type, String name, String descriptor) {
    return type + '#' + name + descriptor;
  }

  /** The method of a number that {@link #number} gave out. */
  public synchronized Method get(int number) {
    return methods.get(number);
  }
}
