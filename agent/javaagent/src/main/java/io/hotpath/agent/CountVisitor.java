package io.hotpath.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.InstructionAdapter;

/** Counts a constructor. A handler around {@code super(...)} is not allowed, so it has no time. */
final class CountVisitor extends MethodVisitor {

  private final int method;

  CountVisitor(MethodVisitor out, int method) {
    super(Opcodes.ASM9, out);
    this.method = method;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    new InstructionAdapter(mv).iconst(method);
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, FinallyVisitor.BRIDGE, "count", "(I)V", false);
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    super.visitMaxs(Math.max(stack, 1), locals);
  }
}
