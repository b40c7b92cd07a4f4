package io.hotpath.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Shows the bridge a builder's list of listeners before the settings are built from it. */
final class ListenerVisitor extends MethodVisitor {

  private final String builder;
  private final String field;

  /**
   * @param builder internal name of the class
   * @param field its list; also the bridge's method
   */
  ListenerVisitor(MethodVisitor out, String builder, String field) {
    super(Opcodes.ASM9, out);
    this.builder = builder;
    this.field = field;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    super.visitVarInsn(Opcodes.ALOAD, 0);
    super.visitInsn(Opcodes.DUP);
    super.visitFieldInsn(Opcodes.GETFIELD, builder, field, "Ljava/util/List;");
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        FinallyVisitor.BRIDGE,
        field.equals(DriverWeaver.COMMANDS) ? "commandListeners" : "poolListeners",
        "(Ljava/lang/Object;Ljava/util/List;)V",
        false);
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    super.visitMaxs(Math.max(stack, 2), locals);
  }
}
