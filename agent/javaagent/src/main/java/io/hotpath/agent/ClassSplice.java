package io.hotpath.agent;

import java.nio.ByteBuffer;
import java.util.List;
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
    "(Ljava/util/function/Supplier;)Ljava/util/concurrent/",
    "(Ljava/util/function/Supplier;Ljava/util/concurrent/Executor;)",
    "(Ljava/lang/ThreadGroup;Ljava/lang/Runnable;"
  };

  /** Of an attribute; its content comes next. */
  private static final int LENGTH = 4;

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
    return file.majorVersion() >= Opcodes.V1_7 && facts.isMovable() && !file.hasDescriptor(TASKS);
  }

  /**
   * The class with probes.
   *
   * @param probes number of each of its methods, in their order; 0 for none
   * @throws RuntimeException when a limit of class files is in the way
   */
  byte[] with(int[] probes) {
    byte[] bytes = file.bytes();
    BridgeConstants constants = new BridgeConstants(file.constants());
    ByteBuffer out = ByteBuffer.allocate(2 * bytes.length + room());
    List<MethodFacts> methods = facts.methods();
    int copied = file.header();
    for (int i = 0; i < probes.length; i++) {
      if (probes[i] != 0) {
        MethodFacts method = methods.get(i);
        int code = method.code();
        out.put(bytes, copied, code - LENGTH - copied);
        new CodeSplice(file, out, constants, method).write(probes[i]);
        copied = code + file.readInt(code - LENGTH);
      }
    }
    out.put(bytes, copied, bytes.length - copied);
    return composed(constants, out.flip());
  }

  private int room() {
    int room = A_CLASS;
    for (MethodFacts method : facts.methods()) {
      room += A_METHOD + A_RETURN * method.returns() + method.parameterSlots();
    }
    return room;
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
