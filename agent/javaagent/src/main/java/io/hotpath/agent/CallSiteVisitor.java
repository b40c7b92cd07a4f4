package io.hotpath.agent;

import java.util.Collections;
import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.InstructionAdapter;

/**
 * Counts the calls that a method makes of methods without a probe, by its {@link CountingPlan}.
 *
 * <p>Of fixed calls it only notes, in a variable, how far it has come, which the JIT makes a
 * constant at each place: a run that ends as usual pays nothing, and an exception says what it kept
 * from happening.
 */
class CallSiteVisitor extends FinallyVisitor {

  private final CallSites sites;
  private final CountingPlan plan;
  private final List<Integer> counted;

  /** The next call that is counted, and how many of those before it are fixed. */
  private int site;

  private int fixed;

  /**
   * @param counters the first local variable beyond the method's own
   * @param sites calls that are counted
   * @param plan how those of this method are
   */
  CallSiteVisitor(
      MethodVisitor out, boolean frames, int counters, CallSites sites, CountingPlan plan) {
    super(out, frames, counters);
    this.sites = sites;
    this.plan = plan;
    this.counted = List.copyOf(plan.variables().keySet());
  }

  @Override
  void before() {
    plan.variables().forEach((callee, first) -> store(first, variable(callee)));
    if (plan.hasFixed()) {
      store(0, progress());
    }
  }

  private void store(int value, int variable) {
    new InstructionAdapter(mv).iconst(value);
    mv.visitVarInsn(Opcodes.ISTORE, variable);
  }

  private int variable(int callee) {
    return token + counted.indexOf(callee);
  }

  /** Behind the counters. */
  private int progress() {
    return token + counted.size();
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (!plan.sites().isEmpty() && sites.number(owner, name, descriptor) >= 0) {
      count(plan.sites().get(site++));
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
  }

  private void count(CallSite call) {
    if (call.isFixed()) {
      store(++fixed, progress());
    } else if (call.isCountedEach()) {
      mv.visitIincInsn(variable(call.callee()), 1);
    }
  }

  @Override
  void afterReturn() {
    for (int callee : counted) {
      new InstructionAdapter(mv).iconst(callee);
      mv.visitVarInsn(Opcodes.ILOAD, variable(callee));
      call("called", "(II)V");
    }
  }

  @Override
  void afterThrow() {
    if (plan.hasFixed()) {
      new InstructionAdapter(mv).iconst(plan.sequence());
      mv.visitVarInsn(Opcodes.ILOAD, progress());
      call("stopped", "(II)V");
    }
    afterReturn();
  }

  @Override
  Object[] variables() {
    return Collections.nCopies(plan.size(), Opcodes.INTEGER).toArray();
  }
}
