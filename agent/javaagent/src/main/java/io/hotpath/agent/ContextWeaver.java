package io.hotpath.agent;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Weaves the contexts of Logback and Log4j: each tells the bridge when it is made, and nothing
 * else. Thread-safe.
 */
final class ContextWeaver {

  private static final Set<String> CONTEXTS =
      Set.of("ch.qos.logback.classic.LoggerContext", "org.apache.logging.log4j.core.LoggerContext");

  /** Whether a class, named with dots, is one of them. */
  static boolean knows(String type) {
    return CONTEXTS.contains(type);
  }

  /** The woven class. */
  byte[] weave(byte[] original) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Rewriter(writer), 0);
    return writer.toByteArray();
  }

  private static final class Rewriter extends ClassVisitor {

    Rewriter(ClassWriter writer) {
      super(Opcodes.ASM9, writer);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor copy = super.visitMethod(access, name, descriptor, signature, exceptions);
      return copy == null || !name.equals("<init>") ? copy : new Announcement(copy);
    }
  }

  /** At each return of a constructor; one that calls another announces twice. */
  private static final class Announcement extends MethodVisitor {

    Announcement(MethodVisitor out) {
      super(Opcodes.ASM9, out);
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
}
