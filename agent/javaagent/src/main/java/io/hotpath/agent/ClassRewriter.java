package io.hotpath.agent;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Passes each method of a class to its copy, through visitors that weave. Frames are extended, not
 * computed, so no class of the application is asked for. For classes of which more is wanted than
 * {@link ClassSplice} can do. Confined to one thread.
 */
final class ClassRewriter extends ClassVisitor {

  private static final Map<String, String> ENTRIES =
      Map.of(
          "service",
          "(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;)V",
          "doFilter",
          "(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;"
              + "Ljakarta/servlet/FilterChain;)V");

  private final ClassFacts facts;
  private final Map<String, Integer> chosen;
  private final boolean mayBeEntry;
  private final Probes probes;
  private final Map<String, List<Integer>> called;
  private boolean changed;

  private ClassRewriter(
      ClassWriter writer,
      ClassFacts facts,
      Map<String, Integer> chosen,
      boolean mayBeEntry,
      Probes probes,
      Map<String, List<Integer>> called) {
    super(Opcodes.ASM9, writer);
    this.facts = facts;
    this.chosen = chosen;
    this.mayBeEntry = mayBeEntry;
    this.probes = probes;
    this.called = called;
  }

  /**
   * The class with what is woven in, or null where that is nothing.
   *
   * @param chosen numbers of the application's methods by name and descriptor
   * @param mayBeEntry whether servlet and filter entries are looked for
   */
  static byte @Nullable [] rewrite(
      byte[] original,
      ClassFacts facts,
      Map<String, Integer> chosen,
      boolean mayBeEntry,
      Probes probes) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(reader, 0);
    Map<String, List<Integer>> called =
        chosen.isEmpty() ? Map.of() : probes.sites().calledIn(reader);
    ClassRewriter rewriter = new ClassRewriter(writer, facts, chosen, mayBeEntry, probes, called);
    reader.accept(rewriter, ClassReader.EXPAND_FRAMES);
    return rewriter.changed ? writer.toByteArray() : null;
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
    List<Integer> callees = called.getOrDefault(name + descriptor, List.of());
    MethodVisitor out = copy;
    if (mayBeEntry && (access & Opcodes.ACC_STATIC) == 0 && descriptor.equals(ENTRIES.get(name))) {
      changed = true;
      out = new EntryVisitor(out, facts.hasFrames(), method.maxLocals() + callees.size());
    }
    Integer number = chosen.get(name + descriptor);
    if (number == null) {
      return out;
    }
    changed = true;
    return new TaskVisitor(probes.isRemoved(number) ? out : probe(out, method, number, callees));
  }

  private MethodVisitor probe(
      MethodVisitor out, MethodFacts method, int number, List<Integer> callees) {
    return method.name().equals("<init>")
        ? new CountVisitor(out, number)
        : new ProbeVisitor(
            out, facts.hasFrames(), method.maxLocals(), number, probes.sites(), callees);
  }
}
