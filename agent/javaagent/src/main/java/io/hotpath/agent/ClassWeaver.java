package io.hotpath.agent;

import io.hotpath.profile.Loss;
import io.hotpath.profile.Method;
import io.hotpath.recorder.Ledger;
import io.hotpath.recorder.MethodTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
   * @param mayBeEntry whether servlet and filter entries are looked for
   * @return the woven class, or null to leave it as it is
   */
  byte @Nullable [] weave(byte[] original, boolean own, boolean mayBeEntry) {
    ClassBytes file = new ClassBytes(original);
    if ((file.access() & (Opcodes.ACC_ANNOTATION | Opcodes.ACC_MODULE)) != 0) {
      return null;
    }
    ClassFacts facts = ClassFacts.read(file);
    Map<String, Integer> chosen = own ? chosen(facts) : Map.of();
    if (chosen.isEmpty() && !mayBeEntry) {
      return null;
    }
    byte[] woven = woven(file, facts, chosen, mayBeEntry);
    if (woven != null && !chosen.isEmpty()) {
      ledger.woven(chosen.size());
    }
    return woven;
  }

  private byte @Nullable [] woven(
      ClassBytes file, ClassFacts facts, Map<String, Integer> chosen, boolean mayBeEntry) {
    if (!mayBeEntry && probes.sites().isEmpty()) {
      ClassSplice splice = new ClassSplice(file, facts);
      if (splice.isEnough()) {
        try {
          return splice.with(probes.kept(chosen));
        } catch (IllegalStateException limit) {
          // The slower way knows how to get around some of them.
        }
      }
    }
    return ClassRewriter.rewrite(file.bytes(), facts, chosen, mayBeEntry, probes);
  }

  /** Numbers of the methods that are worth a probe. */
  private Map<String, Integer> chosen(ClassFacts facts) {
    Map<String, Integer> chosen = new LinkedHashMap<>();
    List<MethodFacts> trivial = new ArrayList<>();
    for (MethodFacts method : facts.methods()) {
      String skip =
          application.excludes(facts.type(), method.name())
              ? "excluded"
              : method.reasonToSkip(facts);
      if (skip == null) {
        choose(facts, method, chosen);
      } else if (!skip.equals(MethodFacts.GENERATED)) {
        ledger.skip(skip, facts.type() + "#" + method.name());
      }
      if (MethodFacts.TRIVIAL.equals(skip)) {
        trivial.add(method);
      }
    }
    probes.trivial().add(facts, trivial);
    return chosen;
  }

  private void choose(ClassFacts facts, MethodFacts method, Map<String, Integer> chosen) {
    Method named = new Method(facts.type(), method.name(), facts.source(), method.line());
    int number = methods.number(named, method.descriptor());
    if (number == 0) {
      ledger.lose(Loss.METHODS_UNNAMED, 1);
    } else {
      chosen.put(method.name() + method.descriptor(), number);
    }
  }
}
