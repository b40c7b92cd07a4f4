package io.hotpath.agent;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts code before and after a method, as if its body stood in {@code try { } finally { }}. One
 * local variable, beyond those of the method, carries a value from before to after; whole numbers
 * may stand behind it.
 *
 * <p>The handler's frame knows these variables alone, so the verifier has nothing to compare and
 * loads no class. The body's own handlers stay in front of ours.
 */
abstract class FinallyVisitor extends MethodVisitor {

  static final String BRIDGE = "java/lang/HotpathBridge";

  /** The most variables, and the highest stack, that a class file can declare. */
  private static final int MAX_SLOTS = 65_535;

  /** The variable that lives from before to after. */
  final int token;

  /** Whole numbers in the variables behind it. */
  private final int counters;

  private final boolean frames;
  private final Label start = new Label();

  /**
   * @param frames whether the class file has stack map frames
   * @param token a local variable that nobody else uses
   */
  FinallyVisitor(MethodVisitor out, boolean frames, int token) {
    this(out, frames, token, 0);
  }

  /**
   * @param counters variables behind the token that live as long, for whole numbers
   */
  FinallyVisitor(MethodVisitor out, boolean frames, int token, int counters) {
    super(Opcodes.ASM9, out);
    this.frames = frames;
    this.token = token;
    this.counters = counters;
  }

  /** Emits code that ends with the token and all counters stored. */
  abstract void before();

  /** Emits code for a normal end; leaves the stack as it is. */
  abstract void afterReturn();

  /** Emits code for an end by exception, which is on the stack and stays there. */
  abstract void afterThrow();

  /** The token's type in a frame. */
  abstract Object tokenType();

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

  /** The same frame with the token and the counters in their places. */
  private Object[] extended(Object[] local, int locals) {
    int slots = 0;
    for (int i = 0; i < locals; i++) {
      slots += local[i] == Opcodes.LONG || local[i] == Opcodes.DOUBLE ? 2 : 1;
    }
    if (slots > token) {
      // The visitor in front of us declared a variable behind our own: insert before it.
      throw new IllegalStateException("local variable " + token + " is in use");
    }
    int place = locals + token - slots;
    Object[] extended = Arrays.copyOf(local, place + 1 + counters);
    Arrays.fill(extended, locals, place, Opcodes.TOP);
    extended[place] = tokenType();
    Arrays.fill(extended, place + 1, extended.length, Opcodes.INTEGER);
    return extended;
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
    int variables = Math.max(locals, token + 1 + counters);
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
