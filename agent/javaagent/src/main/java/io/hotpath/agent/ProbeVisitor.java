package io.hotpath.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.commons.InstructionAdapter;

/** Counts and times a method: {@code enter} before it, {@code exit} after it; and what it calls. */
final class ProbeVisitor extends CallSiteVisitor {

  private final int method;

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
  }

  @Override
  void before() {
    new InstructionAdapter(mv).iconst(method);
    call("enter", "(I)V");
    super.before();
  }

  @Override
  void afterReturn() {
    super.afterReturn();
    new InstructionAdapter(mv).iconst(method);
    call("exit", "(I)V");
  }
}
