package io.hotpath.agent;

import java.util.Arrays;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.InstructionAdapter;

/**
 * Counts and times a method: {@code enter} before it, {@code exit} after it; and what it calls.
 * What the one answers and the other is given is in a variable behind those that count.
 */
final class ProbeVisitor extends CallSiteVisitor {

  private final int method;
  private final int call;

  /**
   * @param counters the first local variable beyond the method's own
   * @param method its number in the table of methods
   * @param sites calls that are counted
   * @param plan how those of this method are
   */
  ProbeVisitor(
      MethodVisitor out,
      boolean frames,
      int counters,
      int method,
      CallSites sites,
      CountingPlan plan) {
    super(out, frames, counters, sites, plan);
    this.method = method;
    this.call = counters + plan.size();
  }

  @Override
  void before() {
    new InstructionAdapter(mv).iconst(method);
    call("enter", "(I)J");
    mv.visitVarInsn(Opcodes.LSTORE, call);
    super.before();
  }

  @Override
  void afterReturn() {
    super.afterReturn();
    mv.visitVarInsn(Opcodes.LLOAD, call);
    call("exit", "(J)V");
  }

  @Override
  Object[] variables() {
    Object[] counters = super.variables();
    Object[] all = Arrays.copyOf(counters, counters.length + 1);
    all[counters.length] = Opcodes.LONG;
    return all;
  }
}
