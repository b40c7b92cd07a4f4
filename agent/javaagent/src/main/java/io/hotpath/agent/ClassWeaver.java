package io.hotpath.agent;

import io.hotpath.profile.Loss;
import io.hotpath.profile.Method;
import io.hotpath.recorder.Ledger;
import io.hotpath.recorder.MethodTable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Weaves one class: looks at every method first ({@link MethodFacts}), then rewrites those that are
 * chosen and copies the rest untouched. Frames are extended, not computed, so no class of the
 * application is asked for. Thread-safe.
 */
final class ClassWeaver {

  private static final Map<String, String> ENTRIES =
      Map.of(
          "service",
          "(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;)V",
          "doFilter",
          "(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;"
              + "Ljakarta/servlet/FilterChain;)V");

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
    ClassReader reader = new ClassReader(original);
    if ((reader.getAccess() & (Opcodes.ACC_ANNOTATION | Opcodes.ACC_MODULE)) != 0) {
      return null;
    }
    ClassFacts facts = ClassFacts.read(reader);
    ClassWriter writer = new ClassWriter(reader, 0);
    Rewriter rewriter = new Rewriter(writer, facts, own, mayBeEntry);
    if (own) {
      rewriter.called = probes.sites().calledIn(reader);
    }
    reader.accept(rewriter, ClassReader.EXPAND_FRAMES);
    if (rewriter.woven == 0 && rewriter.entries == 0) {
      return null;
    }
    byte[] woven = writer.toByteArray();
    if (rewriter.woven > 0) {
      ledger.woven(rewriter.woven);
    }
    return woven;
  }

  /** Passes each method to its copy, through a probe where it is chosen. */
  private final class Rewriter extends ClassVisitor {
    private final ClassFacts facts;
    private final boolean own;
    private final boolean mayBeEntry;
    private Map<String, List<Integer>> called = Map.of();
    int woven;
    int entries;

    Rewriter(ClassWriter writer, ClassFacts facts, boolean own, boolean mayBeEntry) {
      super(Opcodes.ASM9, writer);
      this.facts = facts;
      this.own = own;
      this.mayBeEntry = mayBeEntry;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor copy = super.visitMethod(access, name, descriptor, signature, exceptions);
      MethodFacts method = facts.method(name, descriptor);
      if (copy == null || method == null) {
        return copy;
      }
      MethodVisitor out = copy;
      if (mayBeEntry
          && (access & Opcodes.ACC_STATIC) == 0
          && descriptor.equals(ENTRIES.get(name))) {
        entries++;
        int beyondTheProbe = method.maxLocals() + 1 + callees(method).size();
        out = new EntryVisitor(out, facts.hasFrames(), beyondTheProbe);
      }
      return own ? probed(out, method, name, descriptor) : out;
    }

    private MethodVisitor probed(
        MethodVisitor out, MethodFacts method, String name, String descriptor) {
      String skip =
          application.excludes(facts.type(), name) ? "excluded" : method.reasonToSkip(facts);
      if (skip != null) {
        if (!skip.equals(MethodFacts.GENERATED)) {
          ledger.skip(skip, facts.type() + "#" + name);
        }
        return out;
      }
      Method named = new Method(facts.type(), name, facts.source(), method.line());
      int number = methods.number(named, descriptor);
      if (number == 0) {
        ledger.lose(Loss.METHODS_UNNAMED, 1);
        return out;
      }
      woven++;
      if (probes.isRemoved(number)) {
        return new TaskVisitor(out);
      }
      return new TaskVisitor(
          name.equals("<init>") ? new CountVisitor(out, number) : probe(out, method, number));
    }

    private MethodVisitor probe(MethodVisitor out, MethodFacts method, int number) {
      return new ProbeVisitor(
          out, facts.hasFrames(), method.maxLocals(), number, probes.sites(), callees(method));
    }

    private List<Integer> callees(MethodFacts method) {
      return called.getOrDefault(method.name() + method.descriptor(), List.of());
    }
  }
}
