package io.hotpath.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.InstructionAdapter;

/** Counts and times a method: {@code enter} before it, {@code exit} after it. */
final class ProbeVisitor extends FinallyVisitor {

  private final int method;

  /**
   * @param token the first local variable beyond the method's own
   * @param method its number in the table of methods
   */
  ProbeVisitor(MethodVisitor out, boolean frames, int token, int method) {
    super(out, frames, token);
    this.method = method;
  }

  @Override
  void before() {
    new InstructionAdapter(mv).iconst(method);
    call("enter", "(I)I");
    mv.visitVarInsn(Opcodes.ISTORE, token);
  }

  @Override
  void afterReturn() {
    mv.visitVarInsn(Opcodes.ILOAD, token);
    call("exit", "(I)V");
  }

  @Override
  void afterThrow() {
    afterReturn();
  }

  @Override
  Object tokenType() {
    return Opcodes.INTEGER;
  }
}
