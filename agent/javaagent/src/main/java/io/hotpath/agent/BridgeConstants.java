package io.hotpath.agent;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * What a spliced class has behind its own constants: the calls of the bridge, and numbers of
 * methods. Confined to one thread.
 */
final class BridgeConstants {

  /** Numbers up to here are in the instruction itself. */
  private static final int MAX_SHORT = Short.MAX_VALUE;

  private static final int MAX_CONSTANTS = 65_535;
  private static final int INTEGER = 3;
  private static final int LDC_W = 19;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;

  /** Numbers of our constants, in the order in which {@link #write} writes them. */
  private static final int BRIDGE_NAME = 0;

  private static final int BRIDGE = 1;
  private static final int ENTER = 2;
  private static final int EXIT = 6;
  private static final int COUNT = 10;
  private static final int THROWABLE_NAME = 14;
  private static final int THROWABLE = 15;
  private static final int FRAMES = 16;
  private static final int FIXED = 17;

  /** Of each method: its name, its type, the name with the type, the reference. */
  private static final int REFERENCE = 3;

  private final int first;
  private final List<Integer> numbers = new ArrayList<>();

  /**
   * @param first constant that the class does not have
   */
  BridgeConstants(int first) {
    this.first = first;
  }

  int enter() {
    return first + ENTER + REFERENCE;
  }

  int exit() {
    return first + EXIT + REFERENCE;
  }

  int count() {
    return first + COUNT + REFERENCE;
  }

  /** Class {@code Throwable}. */
  int throwable() {
    return first + THROWABLE;
  }

  /** The name of the attribute with stack map frames. */
  int framesName() {
    return first + FRAMES;
  }

  /** Writes the three bytes that put the number of a method on the stack. */
  void push(int method, ByteBuffer out) {
    if (method <= MAX_SHORT) {
      out.put((byte) Opcodes.SIPUSH).putShort((short) method);
    } else {
      out.put((byte) LDC_W).putShort((short) constantOf(method));
    }
  }

  private int constantOf(int method) {
    int known = numbers.indexOf(method);
    if (known < 0) {
      numbers.add(method);
      known = numbers.size() - 1;
    }
    return first + FIXED + known;
  }

  /**
   * The number behind the last constant.
   *
   * @throws IllegalStateException when a class cannot have so many
   */
  int end() {
    int end = first + FIXED + numbers.size();
    if (end > MAX_CONSTANTS) {
      throw new IllegalStateException("a class has no room for constants");
    }
    return end;
  }

  /** All of them, as in a class file. */
  byte[] write() {
    ByteBuffer out = ByteBuffer.allocate(256 + 5 * numbers.size());
    text(FinallyVisitor.BRIDGE, out);
    out.put((byte) ClassBytes.CLASS).putShort((short) (first + BRIDGE_NAME));
    method("enter", "(I)J", ENTER, out);
    method("exit", "(J)V", EXIT, out);
    method("count", "(I)V", COUNT, out);
    text("java/lang/Throwable", out);
    out.put((byte) ClassBytes.CLASS).putShort((short) (first + THROWABLE_NAME));
    text("StackMapTable", out);
    for (int number : numbers) {
      out.put((byte) INTEGER).putInt(number);
    }
    byte[] written = new byte[out.position()];
    out.flip().get(written);
    return written;
  }

  private void method(String name, String type, int place, ByteBuffer out) {
    text(name, out);
    text(type, out);
    out.put((byte) NAME_AND_TYPE)
        .putShort((short) (first + place))
        .putShort((short) (first + place + 1));
    out.put((byte) METHOD).putShort((short) (first + BRIDGE)).putShort((short) (first + place + 2));
  }

  private static void text(String text, ByteBuffer out) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    out.put((byte) ClassBytes.UTF8).putShort((short) bytes.length).put(bytes);
  }
}
