package io.hotpath.recorder;

import io.hotpath.profile.Method;
import io.hotpath.profile.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The number of each kind of query, and of its place in the call tree. Thread-safe; asked at each
 * command.
 *
 * <p>Bounds: {@link #MAX_QUERIES} and {@link #MAX_OF_COLLECTION}; what comes later is {@link
 * Query#OTHER}.
 */
public final class QueryNumbers {

  /** As many as anybody reads; more means that names in the queries are data. */
  public static final int MAX_QUERIES = 2_000;

  /** Of one collection. */
  public static final int MAX_OF_COLLECTION = 500;

  /** Methods that ask one kind of query and are looked at in each window. */
  private static final int MAX_CALLING = 64;

  /** Number of {@link Query#OTHER}. */
  static final int OTHER = 0;

  /**
   * A kind of query.
   *
   * @param node its method number, for the call tree
   * @param uses how often it was asked in this process
   * @param sampled by calling method: the window in which its line was looked at last
   */
  record Known(
      Query query, int number, int node, AtomicLong uses, ConcurrentMap<Integer, Long> sampled) {

    /** Whether the calling method was not looked at in this window; it counts as looked at. */
    boolean isNewIn(long window, int method) {
      Long before = sampled.get(method);
      boolean full = before == null && sampled.size() >= MAX_CALLING;
      if (full || (before != null && before == window)) {
        return false;
      }
      sampled.put(method, window);
      return true;
    }
  }

  /** Method number of {@link Method#DRIVER}. */
  final int driver;

  private final MethodTable methods;
  private final ConcurrentMap<Query, Known> numbers = new ConcurrentHashMap<>();
  private final List<Known> known = new ArrayList<>();
  private final Map<String, Integer> ofCollection = new HashMap<>();

  QueryNumbers(MethodTable methods) {
    this.methods = methods;
    this.driver = methods.number(Method.DRIVER, "");
    add(Query.OTHER);
  }

  /** The query's number; that of {@link Query#OTHER} beyond the bounds. */
  Known of(Query query) {
    Known there = numbers.get(query);
    return there != null ? there : added(query);
  }

  private synchronized Known added(Query query) {
    Known there = numbers.get(query);
    if (there != null) {
      return there;
    }
    int siblings = ofCollection.getOrDefault(query.namespace(), 0);
    if (known.size() > MAX_QUERIES || siblings >= MAX_OF_COLLECTION) {
      return known.get(OTHER);
    }
    ofCollection.put(query.namespace(), siblings + 1);
    return add(query);
  }

  private Known add(Query query) {
    int node = methods.number(query.node(), query.text());
    Known added = new Known(query, known.size(), node, new AtomicLong(), new ConcurrentHashMap<>());
    known.add(added);
    numbers.put(query, added);
    return added;
  }

  /** The query of a number that was given out. */
  synchronized Known get(int number) {
    return known.get(number);
  }

  /** The query's number if it was given one. */
  @Nullable Known find(Query query) {
    return numbers.get(query);
  }
}
