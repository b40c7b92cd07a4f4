package io.hotpath.agent;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Weaves the few classes of logging libraries that matter. Asked of each class that is loaded, so
 * it knows nothing of ASM itself: the first of those classes brings it. Thread-safe.
 */
final class LogWeaver {

  /** Whether the class, by its internal name, is one of them. */
  boolean knows(String internalName) {
    return ofLibrary(internalName).containsKey(internalName);
  }

  /** Each library's table is made with its first class: a JVM without it does not pay for it. */
  private static Map<String, LogWeave> ofLibrary(String internalName) {
    if (internalName.startsWith("ch/qos/logback/")) {
      return LogbackWeaves.BY_CLASS;
    }
    if (internalName.startsWith("org/apache/logging/log4j/core/")) {
      return Log4jWeaves.BY_CLASS;
    }
    return internalName.startsWith("java/util/logging/") ? JulWeaves.BY_CLASS : Map.of();
  }

  /**
   * Weaves one of the classes.
   *
   * @return the woven class, or null to leave it as it is
   */
  byte @Nullable [] weave(byte[] original) {
    ClassReader reader = new ClassReader(original);
    LogWeave weave = ofLibrary(reader.getClassName()).get(reader.getClassName());
    if (weave == null) {
      return null;
    }
    return Rewriter.rewritten(reader, ClassFacts.read(new ClassBytes(original)), weave);
  }

  /** Apart, since the JVM loads what a class hands to ASM when it verifies that class. */
  private static final class Rewriter extends ClassVisitor {
    private final ClassFacts facts;
    private final LogWeave weave;
    private boolean woven;

    private Rewriter(ClassWriter writer, ClassFacts facts, LogWeave weave) {
      super(Opcodes.ASM9, writer);
      this.facts = facts;
      this.weave = weave;
    }

    static byte @Nullable [] rewritten(ClassReader reader, ClassFacts facts, LogWeave weave) {
      ClassWriter writer = new ClassWriter(reader, 0);
      Rewriter rewriter = new Rewriter(writer, facts, weave);
      reader.accept(rewriter, ClassReader.EXPAND_FRAMES);
      return rewriter.woven ? writer.toByteArray() : null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor copy = super.visitMethod(access, name, descriptor, signature, exceptions);
      MethodFacts method = facts.method(name, descriptor);
      if (copy == null || method == null) {
        return copy;
      }
      MethodVisitor out =
          weave.of(new LogMethod(copy, facts.hasFrames(), name, descriptor, method.maxLocals()));
      woven |= out != null;
      return out == null ? copy : out;
    }
  }
}
