package io.hotpath.agent;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Tells the bridge where a logger refuses: by an early return, or by the answer {@code false}. The
 * woven code has no branch, so frames stay as they are.
 */
final class RefusalVisitor extends MethodVisitor {

  private static final String OBJECT = "Ljava/lang/Object;";

  private final int library;
  private final int level;
  private final int message;

  /** The method that is called when nothing is refused; null where the answer tells. */
  private final @Nullable String accepting;

  private boolean accepted;

  private RefusalVisitor(
      LogMethod method, int library, int level, int message, @Nullable String accepting) {
    super(Opcodes.ASM9, method.copy());
    this.library = library;
    this.level = level;
    this.message = message;
    this.accepting = accepting;
  }

  /**
   * A method that logs, and returns early where it refuses.
   *
   * @param level local variable, as is the message
   * @param accepting name of the method it calls otherwise, behind all early returns
   */
  static RefusalVisitor beforeCall(
      LogMethod method, int library, int level, int message, String accepting) {
    return new RefusalVisitor(method, library, level, message, accepting);
  }

  /**
   * A question.
   *
   * @param level local variable
   * @param message local variable, or -1 for none
   */
  static RefusalVisitor ofAnswer(LogMethod method, int library, int level, int message) {
    return new RefusalVisitor(method, library, level, message, null);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.RETURN && accepting != null && !accepted) {
      call("refused", "(" + OBJECT + OBJECT + OBJECT + "I)V");
    } else if (opcode == Opcodes.IRETURN && accepting == null) {
      call("checked", "(Z" + OBJECT + OBJECT + OBJECT + "I)Z");
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    accepted |= name.equals(accepting);
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
  }

  private void call(String method, String descriptor) {
    super.visitVarInsn(Opcodes.ALOAD, 0);
    super.visitVarInsn(Opcodes.ALOAD, level);
    if (message < 0) {
      super.visitInsn(Opcodes.ACONST_NULL);
    } else {
      super.visitVarInsn(Opcodes.ALOAD, message);
    }
    super.visitInsn(Opcodes.ICONST_0 + library);
    super.visitMethodInsn(Opcodes.INVOKESTATIC, LogMethod.BRIDGE, method, descriptor, false);
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    super.visitMaxs(stack + 4, locals);
  }
}
