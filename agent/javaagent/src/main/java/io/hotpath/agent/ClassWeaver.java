package io.hotpath.agent;

import io.hotpath.profile.Loss;
import io.hotpath.profile.Method;
import io.hotpath.recorder.Ledger;
import io.hotpath.recorder.MethodTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Weaves one class: looks at every method first ({@link MethodFacts}), then puts probes into those
 * that are chosen; by {@link ClassSplice} where that is enough, else by {@link ClassRewriter}.
 * Thread-safe.
 */
final class ClassWeaver {

  private final Application application;
  private final MethodTable methods;
  private final Ledger ledger;
  private final Probes probes;

  /**
   * @param probes which methods get one
   */
  ClassWeaver(Application application, MethodTable methods, Ledger ledger, Probes probes) {
    this.probes = probes;
    this.application = application;
    this.methods = methods;
    this.ledger = ledger;
  }

  /**
   * Weaves the methods that are worth it.
   *
   * @param own whether the methods are the application's and are counted and timed
   * @param mayBeEntry whether it may have servlet and filter entries
   * @return the woven class, or null to leave it as it is
   */
  byte @Nullable [] weave(ClassBytes file, boolean own, boolean mayBeEntry) {
    if ((file.access() & (Opcodes.ACC_ANNOTATION | Opcodes.ACC_MODULE)) != 0) {
      return null;
    }
    ClassFacts facts = ClassFacts.read(file);
    int[] numbers = own ? numbers(facts) : new int[facts.methods().size()];
    int chosen = chosen(numbers);
    boolean entry = mayBeEntry && hasEntry(facts);
    if (chosen == 0 && !entry) {
      return null;
    }
    byte[] woven = woven(file, facts, numbers, entry);
    if (woven != null && chosen > 0) {
      ledger.woven(chosen);
    }
    return woven;
  }

  /** Most classes that know the descriptor only call one. */
  private static boolean hasEntry(ClassFacts facts) {
    for (MethodFacts method : facts.methods()) {
      if (ClassRewriter.isEntry(method)) {
        return true;
      }
    }
    return false;
  }

  private static int chosen(int[] numbers) {
    int chosen = 0;
    for (int number : numbers) {
      chosen += number == 0 ? 0 : 1;
    }
    return chosen;
  }

  private byte @Nullable [] woven(
      ClassBytes file, ClassFacts facts, int[] numbers, boolean mayBeEntry) {
    if (!mayBeEntry && probes.sites().isEmpty()) {
      ClassSplice splice = new ClassSplice(file, facts);
      if (splice.isEnough()) {
        try {
          return splice.with(probes.kept(numbers));
        } catch (IllegalStateException limit) {
          // The slower way knows how to get around some of them.
        }
      }
    }
    return ClassRewriter.rewrite(file.bytes(), facts, named(facts, numbers), mayBeEntry, probes);
  }

  /** By name and descriptor. */
  private static Map<String, Integer> named(ClassFacts facts, int[] numbers) {
    Map<String, Integer> named = new HashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] != 0) {
        MethodFacts method = facts.methods().get(i);
        named.put(method.name() + method.descriptor(), numbers[i]);
      }
    }
    return named;
  }

  /** Numbers of the methods that are worth a probe, in their order; 0 for the others. */
  private int[] numbers(ClassFacts facts) {
    int[] numbers = new int[facts.methods().size()];
    List<MethodFacts> trivial = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      MethodFacts method = facts.methods().get(i);
      String skip =
          application.excludes(facts.type(), method.name())
              ? "excluded"
              : method.reasonToSkip(facts);
      if (skip == null) {
        numbers[i] = number(facts, method);
      } else if (!skip.equals(MethodFacts.GENERATED)) {
        ledger.skip(skip, facts.type() + "#" + method.name());
      }
      if (MethodFacts.TRIVIAL.equals(skip)) {
        trivial.add(method);
      }
    }
    probes.trivial().add(facts, trivial);
    return numbers;
  }

  private int number(ClassFacts facts, MethodFacts method) {
    Method named = new Method(facts.type(), method.name(), facts.source(), method.line());
    int number = methods.number(named, method.descriptor());
    if (number == 0) {
      ledger.lose(Loss.METHODS_UNNAMED, 1);
    }
    return number;
  }
}
