package io.hotpath.agent;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Copies a constructor of a logging library's context, which tells the bridge at each return that
 * it was made; one that calls another announces twice.
 */
final class ContextVisitor extends MethodVisitor {

  private ContextVisitor(MethodVisitor out) {
    super(Opcodes.ASM9, out);
  }

  /** Null for what is no constructor. */
  static @Nullable MethodVisitor of(LogMethod method) {
    return method.name().equals("<init>") ? new ContextVisitor(method.copy()) : null;
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.RETURN) {
      super.visitVarInsn(Opcodes.ALOAD, 0);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          FinallyVisitor.BRIDGE,
          "logContext",
          "(Ljava/lang/Object;)V",
          false);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    super.visitMaxs(stack + 1, locals);
  }
}
