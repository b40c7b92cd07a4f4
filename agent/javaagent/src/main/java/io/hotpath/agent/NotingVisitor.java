package io.hotpath.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Tells the bridge that an appender enqueues its event, or writes bytes. */
final class NotingVisitor extends MethodVisitor {

  private final int bytes;

  private NotingVisitor(MethodVisitor out, int bytes) {
    super(Opcodes.ASM9, out);
    this.bytes = bytes;
  }

  /** It enqueues. */
  static NotingVisitor enqueues(LogMethod method) {
    return new NotingVisitor(method.copy(), -1);
  }

  /**
   * It writes.
   *
   * @param bytes local variable that holds their number
   */
  static NotingVisitor writes(LogMethod method, int bytes) {
    return new NotingVisitor(method.copy(), bytes);
  }

  /** At the beginning: variables may change later. */
  @Override
  public void visitCode() {
    super.visitCode();
    if (bytes < 0) {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, LogMethod.BRIDGE, "enqueues", "()V", false);
    } else {
      super.visitVarInsn(Opcodes.ILOAD, bytes);
      super.visitMethodInsn(Opcodes.INVOKESTATIC, LogMethod.BRIDGE, "wrote", "(I)V", false);
    }
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    super.visitMaxs(Math.max(1, stack), locals);
  }
}
