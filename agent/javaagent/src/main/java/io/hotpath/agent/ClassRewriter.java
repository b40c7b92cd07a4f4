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
  private final CallSites sites;
  private final Map<String, List<CallSite>> called;
  private boolean changed;

  private ClassRewriter(
      ClassWriter writer,
      ClassFacts facts,
      Map<String, Integer> chosen,
      boolean mayBeEntry,
      Probes probes,
      CallSites sites,
      Map<String, List<CallSite>> called) {
    super(Opcodes.ASM9, writer);
    this.facts = facts;
    this.chosen = chosen;
    this.mayBeEntry = mayBeEntry;
    this.probes = probes;
    this.sites = sites;
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
    CallSites sites = probes.sites();
    Map<String, List<CallSite>> called =
        chosen.isEmpty() ? Map.of() : CallSiteFinder.find(sites, reader);
    ClassRewriter rewriter =
        new ClassRewriter(writer, facts, chosen, mayBeEntry, probes, sites, called);
    reader.accept(rewriter, ClassReader.EXPAND_FRAMES);
    return rewriter.changed ? writer.toByteArray() : null;
  }

  /** Whether this is where a servlet or filter is called. */
  static boolean isEntry(MethodFacts method) {
    return (method.access() & Opcodes.ACC_STATIC) == 0
        && method.descriptor().equals(ENTRIES.get(method.name()));
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
    Integer number = chosen.get(name + descriptor);
    CountingPlan plan = plan(method, number);
    MethodVisitor out = copy;
    if (mayBeEntry && isEntry(method)) {
      changed = true;
      int token = method.maxLocals() + plan.size() + VariableShift.SLOTS;
      out = new EntryVisitor(out, facts.hasFrames(), token);
    }
    if (number == null) {
      return out;
    }
    changed = true;
    return new TaskVisitor(probe(out, method, number, plan));
  }

  private CountingPlan plan(MethodFacts method, @Nullable Integer number) {
    if (number == null || method.isConstructor()) {
      return CountingPlan.NOTHING;
    }
    List<CallSite> found = called.getOrDefault(method.name() + method.descriptor(), List.of());
    CountingPlan plan = probes.plan(number, method, found);
    return probes.isRemoved(number) ? plan.ofFixed() : plan;
  }

  private MethodVisitor probe(
      MethodVisitor out, MethodFacts method, int number, CountingPlan plan) {
    boolean removed = probes.isRemoved(number);
    if (removed && !plan.hasFixed()) {
      return out;
    }
    if (method.isConstructor()) {
      return new CountVisitor(out, number);
    }
    int counters = method.maxLocals();
    return removed
        ? new CallSiteVisitor(out, facts.hasFrames(), counters, sites, plan)
        : new ProbeVisitor(out, facts.hasFrames(), counters, number, sites, plan);
  }
}
