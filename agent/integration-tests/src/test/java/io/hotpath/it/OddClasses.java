package io.hotpath.it;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Class files that no compiler of today writes, each with {@code static int run()}. All are in the
 * package {@code odd}.
 */
final class OddClasses {

  /** The numbers of local variables and of stack slots end here. */
  private static final int MOST = 65_535;

  private OddClasses() {}

  /** By name, with dots. */
  static Map<String, byte[]> all() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    for (int version : new int[] {Opcodes.V1_1, Opcodes.V1_4, Opcodes.V1_5, Opcodes.V1_6}) {
      String name = "odd.Subroutine" + (version & 0xffff);
      all.put(name, type(version, name, OddClasses::subroutine));
      String loop = "odd.Loop" + (version & 0xffff);
      all.put(loop, type(version, loop, OddClasses::loop));
    }
    all.put("odd.Huge", type(Opcodes.V1_5, "odd.Huge", OddClasses::huge));
    all.put("odd.Locals", type(Opcodes.V1_5, "odd.Locals", code -> calls(code, 2, MOST)));
    all.put("odd.Stack", type(Opcodes.V1_5, "odd.Stack", code -> calls(code, MOST, 2)));
    all.put("odd.Constants", constants());
    all.put("odd.Wide", type(Opcodes.V1_8, "odd.Wide", OddClasses::wide));
    all.put("odd.Reuses", withParameter("odd.Reuses", OddClasses::reuses));
    all.put("odd.Forgets", withParameter("odd.Forgets", OddClasses::forgets));
    all.put("odd.LoopsAtBegin", withParameter("odd.LoopsAtBegin", OddClasses::loopsAtBegin));
    byte[] whole = type(Opcodes.V1_5, "odd.Truncated", OddClasses::loop);
    for (int part = 1; part < 8; part++) {
      all.put("odd.Truncated" + part, Arrays.copyOf(whole, whole.length * part / 8));
    }
    all.put("odd.Empty", new byte[0]);
    return all;
  }

  private interface Body {
    void write(MethodVisitor code);
  }

  private static byte[] type(int version, String name, Body body) {
    return type(new ClassWriter(0), version, name, body);
  }

  private static byte[] type(ClassWriter out, int version, String name, Body body) {
    begin(out, version, name, body);
    out.visitEnd();
    return out.toByteArray();
  }

  /** Its {@code run()} calls a method of this body with 40. */
  private static byte[] withParameter(String name, Body body) {
    ClassWriter out = new ClassWriter(0);
    begin(
        out,
        Opcodes.V1_8,
        name,
        code -> {
          code.visitIntInsn(Opcodes.BIPUSH, 40);
          code.visitMethodInsn(Opcodes.INVOKESTATIC, name.replace('.', '/'), "with", "(I)I", false);
          code.visitInsn(Opcodes.IRETURN);
          code.visitMaxs(1, 0);
        });
    method(out, "with", "(I)I", body);
    out.visitEnd();
    return out.toByteArray();
  }

  private static void begin(ClassWriter out, int version, String name, Body body) {
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER;
    out.visit(version, access, name.replace('.', '/'), null, "java/lang/Object", null);
    method(out, "run", "()I", body);
  }

  private static void method(ClassWriter out, String name, String descriptor, Body body) {
    MethodVisitor code =
        out.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, descriptor, null, null);
    code.visitCode();
    body.write(code);
    code.visitEnd();
  }

  /** {@code n = 40; try { yield } finally { n += 2 }}, as javac 1.4 wrote it. */
  private static void subroutine(MethodVisitor code) {
    Label begin = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label finallyBlock = new Label();
    code.visitTryCatchBlock(begin, end, handler, null);
    code.visitIntInsn(Opcodes.BIPUSH, 40);
    code.visitVarInsn(Opcodes.ISTORE, 0);
    code.visitLabel(begin);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "yield", "()V", false);
    code.visitLabel(end);
    code.visitJumpInsn(Opcodes.JSR, finallyBlock);
    code.visitVarInsn(Opcodes.ILOAD, 0);
    code.visitInsn(Opcodes.IRETURN);
    code.visitLabel(handler);
    code.visitVarInsn(Opcodes.ASTORE, 1);
    code.visitJumpInsn(Opcodes.JSR, finallyBlock);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitInsn(Opcodes.ATHROW);
    code.visitLabel(finallyBlock);
    code.visitVarInsn(Opcodes.ASTORE, 2);
    code.visitIincInsn(0, 2);
    code.visitVarInsn(Opcodes.RET, 2);
    code.visitMaxs(1, 3);
  }

  /** Counts to 42, without frames. */
  private static void loop(MethodVisitor code) {
    Label top = new Label();
    code.visitInsn(Opcodes.ICONST_0);
    code.visitVarInsn(Opcodes.ISTORE, 0);
    code.visitLabel(top);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "yield", "()V", false);
    code.visitIincInsn(0, 1);
    code.visitVarInsn(Opcodes.ILOAD, 0);
    code.visitIntInsn(Opcodes.BIPUSH, 42);
    code.visitJumpInsn(Opcodes.IF_ICMPLT, top);
    code.visitVarInsn(Opcodes.ILOAD, 0);
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(2, 1);
  }

  /** Variables up to and beyond those that an instruction's one byte can name. */
  private static void wide(MethodVisitor code) {
    for (int variable = 250; variable < 260; variable++) {
      code.visitIntInsn(Opcodes.BIPUSH, 41);
      code.visitVarInsn(Opcodes.ISTORE, variable);
    }
    code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "yield", "()V", false);
    code.visitIincInsn(259, 1);
    code.visitVarInsn(Opcodes.ILOAD, 259);
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(1, 260);
  }

  /** A long variable where the parameter and the one behind it were. */
  private static void reuses(MethodVisitor code) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "yield", "()V", false);
    code.visitLdcInsn(42L);
    code.visitVarInsn(Opcodes.LSTORE, 0);
    code.visitVarInsn(Opcodes.LLOAD, 0);
    code.visitInsn(Opcodes.L2I);
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(2, 2);
  }

  /** A frame without the parameter. */
  private static void forgets(MethodVisitor code) {
    Label end = new Label();
    code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "yield", "()V", false);
    code.visitJumpInsn(Opcodes.GOTO, end);
    code.visitLabel(end);
    code.visitFrame(Opcodes.F_NEW, 0, null, 0, null);
    code.visitIntInsn(Opcodes.BIPUSH, 42);
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(1, 1);
  }

  /** A frame where the method begins. */
  private static void loopsAtBegin(MethodVisitor code) {
    Label top = new Label();
    code.visitLabel(top);
    code.visitFrame(Opcodes.F_NEW, 1, new Object[] {Opcodes.INTEGER}, 0, null);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "yield", "()V", false);
    code.visitIincInsn(0, 1);
    code.visitVarInsn(Opcodes.ILOAD, 0);
    code.visitIntInsn(Opcodes.BIPUSH, 42);
    code.visitJumpInsn(Opcodes.IF_ICMPLT, top);
    code.visitVarInsn(Opcodes.ILOAD, 0);
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(2, 1);
  }

  /** 60 KB of code. */
  private static void huge(MethodVisitor code) {
    for (int i = 0; i < 20_000; i++) {
      code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "yield", "()V", false);
    }
    calls(code, 1, 0);
  }

  private static void calls(MethodVisitor code, int stack, int locals) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "yield", "()V", false);
    code.visitIntInsn(Opcodes.BIPUSH, 42);
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(stack, locals);
  }

  /** No constant can be added to it. */
  private static byte[] constants() {
    ClassWriter out = new ClassWriter(0);
    // The class's own constants take 13 of the 15 that are left.
    for (int i = 0; i < MOST - 16; i++) {
      int unused = out.newConst(i);
    }
    return type(out, Opcodes.V1_5, "odd.Constants", code -> calls(code, 1, 0));
  }
}
