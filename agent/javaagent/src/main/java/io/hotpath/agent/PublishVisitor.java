package io.hotpath.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Begins an event of java.util.logging where the first handler gets it; ends it at the end. */
final class PublishVisitor extends FinallyVisitor {

  private final int library;

  PublishVisitor(LogMethod method, int library) {
    super(method.copy(), method.frames(), method.variables());
    this.library = library;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (owner.equals("java/util/logging/Handler") && name.equals("publish")) {
      super.visitVarInsn(Opcodes.ILOAD, token);
      super.visitVarInsn(Opcodes.ALOAD, 1);
      super.visitInsn(Opcodes.ICONST_0 + library);
      bridge(mv, "publishes", "(ILjava/lang/Object;I)I");
      super.visitVarInsn(Opcodes.ISTORE, token);
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
  }

  @Override
  void before() {
    mv.visitInsn(Opcodes.ICONST_0);
    mv.visitVarInsn(Opcodes.ISTORE, token);
  }

  @Override
  void afterReturn() {
    mv.visitVarInsn(Opcodes.ILOAD, token);
    bridge(mv, "ends", "(I)V");
  }

  @Override
  Object[] variables() {
    return new Object[] {Opcodes.INTEGER};
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    super.visitMaxs(stack + 1, locals);
  }

  private static void bridge(MethodVisitor out, String call, String descriptor) {
    out.visitMethodInsn(Opcodes.INVOKESTATIC, LogMethod.BRIDGE, call, descriptor, false);
  }
}
