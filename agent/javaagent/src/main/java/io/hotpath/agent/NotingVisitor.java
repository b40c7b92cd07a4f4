package io.hotpath.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Tells the bridge that an appender enqueues its event, or has written bytes. */
final class NotingVisitor extends MethodVisitor {

  private final int bytes;

  private NotingVisitor(MethodVisitor out, int bytes) {
    super(Opcodes.ASM9, out);
    this.bytes = bytes;
  }

  /** At its beginning. */
  static NotingVisitor enqueues(LogMethod method) {
    return new NotingVisitor(method.copy(), -1);
  }

  /**
   * At its normal end.
   *
   * @param bytes local variable that holds their number and keeps it
   */
  static NotingVisitor wrote(LogMethod method, int bytes) {
    return new NotingVisitor(method.copy(), bytes);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (bytes < 0) {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, LogMethod.BRIDGE, "enqueues", "()V", false);
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.RETURN && bytes >= 0) {
      super.visitVarInsn(Opcodes.ILOAD, bytes);
      super.visitMethodInsn(Opcodes.INVOKESTATIC, LogMethod.BRIDGE, "wrote", "(I)V", false);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    super.visitMaxs(Math.max(1, stack), locals);
  }
}
