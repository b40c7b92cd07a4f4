package io.hotpath.agent;

import io.hotpath.recorder.Ledger;
import io.hotpath.recorder.MethodTable;
import io.hotpath.recorder.ProbeRemover;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Weaves classes again without some of their probes. The JVM does it while the classes are in use:
 * calls that run end as they began. One thread changes, any may ask.
 */
final class Reweaver implements ProbeRemover {

  private final Instrumentation instrumentation;
  private final MethodTable methods;
  private final Ledger ledger;
  private final Set<Integer> removed;

  /**
   * @param removed numbers of methods that are woven without a probe, shared with the weaver
   */
  Reweaver(
      Instrumentation instrumentation, MethodTable methods, Ledger ledger, Set<Integer> removed) {
    this.instrumentation = instrumentation;
    this.methods = methods;
    this.ledger = ledger;
    this.removed = removed;
  }

  static Set<Integer> noneRemoved() {
    return ConcurrentHashMap.newKeySet();
  }

  @Override
  public void remove(Collection<Integer> numbers) {
    removed.addAll(numbers);
    weave(numbers);
  }

  @Override
  public void restore(Collection<Integer> numbers) {
    removed.removeAll(numbers);
    weave(numbers);
  }

  private void weave(Collection<Integer> numbers) {
    Set<String> types = new HashSet<>();
    numbers.forEach(number -> types.add(methods.get(number).type()));
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (types.contains(loaded.getName()) && instrumentation.isModifiableClass(loaded)) {
        classes.add(loaded);
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
