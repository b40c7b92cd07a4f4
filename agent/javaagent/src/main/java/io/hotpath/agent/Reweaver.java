package io.hotpath.agent;

import io.hotpath.profile.Method;
import io.hotpath.recorder.Ledger;
import io.hotpath.recorder.MethodTable;
import io.hotpath.recorder.ProbeRemover;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Weaves classes again with fewer or more probes. The JVM does it while the classes are in use:
 * calls that run end as they began. One thread changes, any may ask.
 */
final class Reweaver implements ProbeRemover {

  private static final String COUNTED = MethodFacts.TRIVIAL + ", counted where it is called";

  private final Instrumentation instrumentation;
  private final MethodTable methods;
  private final Ledger ledger;
  private final Probes probes;

  /**
   * @param probes what is changed, shared with the weaver
   */
  Reweaver(Instrumentation instrumentation, MethodTable methods, Ledger ledger, Probes probes) {
    this.instrumentation = instrumentation;
    this.methods = methods;
    this.ledger = ledger;
    this.probes = probes;
  }

  @Override
  public Set<Integer> weaveAgain(Change change) {
    probes.remove(change.removed());
    probes.restore(change.restored());
    Class<?>[] loaded = instrumentation.getAllLoadedClasses();
    Map<String, Integer> never = probes.trivial().numbers(loaded, methods);
    Map<String, Integer> lost = new HashMap<>();
    change.counted().keySet().forEach(method -> addCalls(method, loaded, lost));
    probes.countAt(lost, never);
    Set<Integer> before = Set.copyOf(probes.counted());
    weave(touched(change), loaded);
    probes.counted().stream()
        .filter(method -> !before.contains(method))
        .forEach(method -> ledger.skip(COUNTED, methods.get(method).qualifiedName()));
    return Set.copyOf(never.values());
  }

  private static Set<Integer> touched(Change change) {
    Set<Integer> touched = new HashSet<>(change.removed());
    touched.addAll(change.restored());
    touched.addAll(change.hot());
    change.counted().values().forEach(touched::addAll);
    return touched;
  }

  /** A call names the class of the expression before the dot: the method's own, or one below it. */
  private void addCalls(int number, Class<?>[] loaded, Map<String, Integer> calls) {
    Method method = methods.get(number);
    String descriptor = methods.descriptor(number);
    for (Class<?> declaring : loaded) {
      if (declaring.getName().equals(method.type())) {
        for (Class<?> named : loaded) {
          boolean inherits =
              declaring == named
                  || (declaring.isAssignableFrom(named)
                      && !methods.knows(named.getName(), method.name(), descriptor));
          if (inherits) {
            String owner = named.getName().replace('.', '/');
            calls.put(CallSites.key(owner, method.name(), descriptor), number);
          }
        }
      }
    }
  }

  private void weave(Set<Integer> numbers, Class<?>[] loaded) {
    Set<String> types = new HashSet<>();
    numbers.forEach(number -> types.add(methods.get(number).type()));
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> each : loaded) {
      if (types.contains(each.getName()) && instrumentation.isModifiableClass(each)) {
        classes.add(each);
      }
    }
    try {
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException | LinkageError e) {
      // All or none: the probes stay, and cost what they cost.
      ledger.fault("weave again", e);
    }
  }
}
