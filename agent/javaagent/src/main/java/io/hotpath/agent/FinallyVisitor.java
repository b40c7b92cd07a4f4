package io.hotpath.agent;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts code before and after a method, as if its body stood in {@code try { } finally { }}. Local
 * variables, beyond those of the method, carry values from before to after.
 *
 * <p>The handler's frame knows these variables alone, so the verifier has nothing to compare and
 * loads no class. The body's own handlers stay in front of ours.
 */
abstract class FinallyVisitor extends MethodVisitor {

  static final String BRIDGE = "java/lang/HotpathBridge";

  /** The most variables, and the highest stack, that a class file can declare. */
  private static final int MAX_SLOTS = 65_535;

  /** The first variable that lives from before to after. */
  final int token;

  private final boolean frames;
  private final Label start = new Label();

  /**
   * @param frames whether the class file has stack map frames
   * @param token a local variable that nobody else uses
   */
  FinallyVisitor(MethodVisitor out, boolean frames, int token) {
    super(Opcodes.ASM9, out);
    this.frames = frames;
    this.token = token;
  }

  /** Emits code that ends with all variables stored. */
  abstract void before();

  /** Emits code for a normal end; leaves the stack as it is. */
  abstract void afterReturn();

  /** Emits code for an end by exception, which is on the stack and stays there. */
  void afterThrow() {
    afterReturn();
  }

  /** Types of the variables in a frame. */
  abstract Object[] variables();

  @Override
  public void visitCode() {
    super.visitCode();
    before();
    super.visitLabel(start);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      afterReturn();
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitFrame(
      int type, int locals, Object @Nullable [] local, int stack, Object @Nullable [] onStack) {
    Object[] extended = extended(local == null ? new Object[0] : local, locals);
    super.visitFrame(Opcodes.F_NEW, extended.length, extended, stack, onStack);
  }

  /** The same frame with our variables in their places. */
  private Object[] extended(Object[] local, int locals) {
    int slots = slots(local, locals);
    if (slots > token) {
      // The visitor in front of us declared a variable behind our own: insert before it.
      throw new IllegalStateException("local variable " + token + " is in use");
    }
    Object[] ours = variables();
    int place = locals + token - slots;
    Object[] extended = Arrays.copyOf(local, place + ours.length);
    Arrays.fill(extended, locals, place, Opcodes.TOP);
    System.arraycopy(ours, 0, extended, place, ours.length);
    return extended;
  }

  private static int slots(Object[] types, int count) {
    int slots = 0;
    for (int i = 0; i < count; i++) {
      slots += types[i] == Opcodes.LONG || types[i] == Opcodes.DOUBLE ? 2 : 1;
    }
    return slots;
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    Label end = new Label();
    super.visitLabel(end);
    super.visitTryCatchBlock(start, end, end, null);
    if (frames) {
      visitFrame(Opcodes.F_NEW, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
    }
    afterThrow();
    super.visitInsn(Opcodes.ATHROW);
    int height = Math.max(stack + 3, 4);
    Object[] ours = variables();
    int variables = Math.max(locals, token + slots(ours, ours.length));
    if (height > MAX_SLOTS || variables > MAX_SLOTS) {
      // Written as it is, the count would wrap around and the class be refused.
      throw new IllegalStateException("a method has no room for a variable");
    }
    super.visitMaxs(height, variables);
  }

  void call(String method, String descriptor) {
    super.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, method, descriptor, false);
  }
}
