package io.hotpath.agent;

import io.hotpath.profile.Method;
import io.hotpath.recorder.MethodTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Methods that got no probe since it would cost more than they do. When a class is woven that calls
 * them, they may not be loaded yet; later, when it is woven again, their calls can be counted where
 * they are made.
 *
 * <p>Which method runs must be known from the call: one that a loaded class overrides is left out.
 * Thread-safe. Bound: the trivial methods of the classes that are woven.
 */
final class TrivialMethods {

  private record Trivial(String source, List<MethodFacts> methods) {}

  private final Map<String, Trivial> byType = new ConcurrentHashMap<>();

  /**
   * A class has these.
   *
   * @param facts of the class
   */
  void add(ClassFacts facts, List<MethodFacts> methods) {
    if (!methods.isEmpty()) {
      byType.put(facts.type(), new Trivial(facts.source(), List.copyOf(methods)));
    }
  }

  /**
   * Numbers of these methods, by {@link CallSites#key} of each way to name them in a call.
   *
   * @param loaded all classes of the JVM
   */
  Map<String, Integer> numbers(Class<?>[] loaded, MethodTable methods) {
    Map<String, Integer> numbers = new HashMap<>();
    Set<String> overridden = new HashSet<>();
    for (Class<?> named : loaded) {
      for (Class<?> type = named; type != null; type = type.getSuperclass()) {
        Trivial trivial = type.isInterface() ? null : byType.get(type.getName());
        if (trivial != null) {
          for (MethodFacts method : trivial.methods()) {
            if (declaring(named, method, methods) == type) {
              numbers.put(key(named, method), number(type, method, trivial.source(), methods));
            } else if (method.mayBeOverridden()) {
              overridden.add(key(type, method));
            }
          }
        }
      }
    }
    numbers.keySet().removeAll(overridden);
    return numbers;
  }

  /** The class whose method runs for an object of this one. */
  private Class<?> declaring(Class<?> named, MethodFacts method, MethodTable methods) {
    Class<?> type = named;
    while (!declares(type, method, methods)) {
      type = type.getSuperclass();
    }
    return type;
  }

  private boolean declares(Class<?> type, MethodFacts method, MethodTable methods) {
    Trivial trivial = byType.get(type.getName());
    return methods.knows(type.getName(), method.name(), method.descriptor())
        || (trivial != null && trivial.methods().stream().anyMatch(method::isSameAs));
  }

  private static int number(Class<?> type, MethodFacts method, String source, MethodTable methods) {
    return methods.number(
        new Method(type.getName(), method.name(), source, method.line()), method.descriptor());
  }

  private static String key(Class<?> named, MethodFacts method) {
    return CallSites.key(named.getName().replace('.', '/'), method.name(), method.descriptor());
  }
}
