package io.hotpath.agent;

import java.nio.ByteBuffer;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/**
 * Writes a class anew with probes in some of its methods, and everything else as it lies there. It
 * does what {@link ClassWeaver}'s visitors do to most classes, at a fraction of what parsing and
 * composing all of the file costs a start (RATIONALE).
 */
final class ClassSplice {

  /** Descriptors of methods whose calls {@link TaskVisitor} looks for begin so. */
  private static final String[] TASKS = {
    "(Ljava/lang/Runnable;",
    "(Ljava/util/concurrent/Callable;",
    "(Ljava/util/function/Supplier;",
    "(Ljava/lang/ThreadGroup;Ljava/lang/Runnable;"
  };

  // More than is inserted; frames, which may become three times as long, are a part of the file.
  private static final int A_RETURN = 8;
  private static final int A_METHOD = 100;
  private static final int A_CLASS = 1_024;

  private final ClassBytes file;
  private final ClassFacts facts;

  /**
   * @param facts of this class
   */
  ClassSplice(ClassBytes file, ClassFacts facts) {
    this.file = file;
    this.facts = facts;
  }

  /**
   * Whether the class needs no more than probes. Before Java 7 frames are not what they are now.
   */
  boolean isEnough() {
    if (file.majorVersion() < Opcodes.V1_7) {
      return false;
    }
    for (String task : TASKS) {
      if (file.hasTextThatStartsWith(task)) {
        return false;
      }
    }
    for (MethodFacts method : facts.methods()) {
      if (!CodeSplice.canMove(file, method.code())) {
        return false;
      }
    }
    return true;
  }

  /**
   * The class with probes.
   *
   * @param probes numbers of methods by name and descriptor
   * @throws RuntimeException when a limit of class files is in the way
   */
  byte[] with(Map<String, Integer> probes) {
    byte[] bytes = file.bytes();
    BridgeConstants constants = new BridgeConstants(file.constants());
    ByteBuffer out = ByteBuffer.allocate(2 * bytes.length + room());
    int methods = file.methodsAt();
    out.put(bytes, file.header(), methods + 2 - file.header());
    int end = methods(methods, probes, new CodeSplice(file, out, constants), out);
    out.put(bytes, end, bytes.length - end);
    return composed(constants, out.flip());
  }

  private int room() {
    int room = A_CLASS;
    for (MethodFacts method : facts.methods()) {
      room += A_METHOD + A_RETURN * method.returns();
    }
    return room;
  }

  private int methods(int methods, Map<String, Integer> probes, CodeSplice splice, ByteBuffer out) {
    int at = methods + 2;
    for (int i = 0; i < file.readUnsignedShort(methods); i++) {
      String name = file.utf8(at + 2);
      Integer number = probes.get(name + file.utf8(at + 4));
      int end = file.skipAttributes(at + 6);
      if (number == null) {
        out.put(file.bytes(), at, end - at);
      } else {
        method(at, number, name.equals("<init>"), splice, out);
      }
      at = end;
    }
    return at;
  }

  private void method(int at, int number, boolean constructor, CodeSplice splice, ByteBuffer out) {
    int attributes = file.readUnsignedShort(at + 6);
    out.put(file.bytes(), at, 8);
    int next = at + 8;
    for (int i = 0; i < attributes; i++) {
      int length = 6 + file.readInt(next + 2);
      if (file.isNamed(next, "Code")) {
        out.put(file.bytes(), next, 2);
        splice.write(next + 6, number, constructor);
      } else {
        out.put(file.bytes(), next, length);
      }
      next += length;
    }
  }

  /** What comes before the access flags is known last: the constants. */
  private byte[] composed(BridgeConstants constants, ByteBuffer rest) {
    byte[] bytes = file.bytes();
    int end = constants.end();
    byte[] more = constants.write();
    ByteBuffer composed = ByteBuffer.allocate(file.header() + more.length + rest.remaining());
    composed.put(bytes, 0, 8).putShort((short) end);
    composed.put(bytes, 10, file.header() - 10).put(more).put(rest);
    return composed.array();
  }
}
