package io.hotpath.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Marks a method of a logging library from its beginning to its end as busy with one event. */
final class EventVisitor extends FinallyVisitor {

  /** Emits code that leaves the token on the stack. */
  interface Begin {
    void emit(MethodVisitor out);
  }

  private final Begin begin;

  private EventVisitor(LogMethod method, Begin begin) {
    super(method.copy(), method.frames(), method.variables());
    this.begin = begin;
  }

  /**
   * A method that is given an event.
   *
   * @param call the bridge's method
   * @param event local variable
   */
  static EventVisitor of(LogMethod method, String call, int event, int library) {
    return new EventVisitor(
        method,
        out -> {
          out.visitVarInsn(Opcodes.ALOAD, event);
          out.visitInsn(Opcodes.ICONST_0 + library);
          bridge(out, call, "(Ljava/lang/Object;I)I");
        });
  }

  /**
   * A method of a logger that is given the parts of an event.
   *
   * @param level local variable, as is the message
   */
  static EventVisitor handingOver(LogMethod method, int level, int message, int library) {
    return new EventVisitor(
        method,
        out -> {
          out.visitVarInsn(Opcodes.ALOAD, 0);
          out.visitVarInsn(Opcodes.ALOAD, level);
          out.visitVarInsn(Opcodes.ALOAD, message);
          out.visitInsn(Opcodes.ICONST_0 + library);
          bridge(out, "handsOver", "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;I)I");
        });
  }

  private static void bridge(MethodVisitor out, String call, String descriptor) {
    out.visitMethodInsn(Opcodes.INVOKESTATIC, LogMethod.BRIDGE, call, descriptor, false);
  }

  @Override
  void before() {
    begin.emit(mv);
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
}
