package io.hotpath.agent;

import io.hotpath.profile.Method;
import io.hotpath.recorder.Ledger;
import io.hotpath.recorder.MethodTable;
import io.hotpath.recorder.ProbeRemover;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Weaves classes again with fewer or more probes. The JVM does it while the classes are in use:
 * calls that run end as they began. One thread changes, any may ask.
 */
final class Reweaver implements ProbeRemover {

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
  public void weaveAgain(Change change) {
    probes.remove(change.removed());
    probes.restore(change.restored());
    Class<?>[] loaded = instrumentation.getAllLoadedClasses();
    Set<Integer> touched = new HashSet<>(change.removed());
    touched.addAll(change.restored());
    change
        .counted()
        .forEach(
            (method, callers) -> {
              countAtSites(method, loaded);
              touched.addAll(callers);
            });
    weave(touched, loaded);
  }

  /** A call names the class of the expression before the dot: the method's own, or one below it. */
  private void countAtSites(int number, Class<?>[] loaded) {
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
            probes.sites().add(owner, method.name(), descriptor, number);
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
