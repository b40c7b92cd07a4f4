package io.hotpath.agent;

import java.util.Collections;
import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.InstructionAdapter;

/**
 * Counts and times a method: {@code enter} before it, {@code exit} after it. Counts in variables of
 * its own how often it calls methods that have lost their probes.
 */
final class ProbeVisitor extends FinallyVisitor {

  private final int method;
  private final CallSites sites;
  private final List<Integer> callees;

  /**
   * @param counters the first local variable beyond the method's own
   * @param method its number in the table of methods
   * @param sites calls that are counted
   * @param callees numbers of the methods among them that this one calls
   */
  ProbeVisitor(
      MethodVisitor out,
      boolean frames,
      int counters,
      int method,
      CallSites sites,
      List<Integer> callees) {
    super(out, frames, counters);
    this.method = method;
    this.sites = sites;
    this.callees = callees;
  }

  @Override
  void before() {
    new InstructionAdapter(mv).iconst(method);
    call("enter", "(I)V");
    for (int i = 0; i < callees.size(); i++) {
      mv.visitInsn(Opcodes.ICONST_0);
      mv.visitVarInsn(Opcodes.ISTORE, counter(i));
    }
  }

  private int counter(int callee) {
    return token + callee;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    int callee = callees.indexOf(sites.number(owner, name, descriptor));
    if (callee >= 0) {
      mv.visitIincInsn(counter(callee), 1);
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
  }

  @Override
  void afterReturn() {
    for (int i = 0; i < callees.size(); i++) {
      new InstructionAdapter(mv).iconst(callees.get(i));
      mv.visitVarInsn(Opcodes.ILOAD, counter(i));
      call("called", "(II)V");
    }
    new InstructionAdapter(mv).iconst(method);
    call("exit", "(I)V");
  }

  @Override
  Object[] variables() {
    return Collections.nCopies(callees.size(), Opcodes.INTEGER).toArray();
  }
}
