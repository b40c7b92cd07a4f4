package io.hotpath.agent;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.objectweb.asm.Opcodes;

/**
 * Writes the code of one method with a probe in it: a call before it, one before each return and
 * one where it ends by an exception. No variable is added, so frames of the method stay as they are
 * and only move. Confined to one thread.
 */
final class CodeSplice {

  static final String LINES = "LineNumberTable";
  private static final String VARIABLES = "LocalVariableTable";
  private static final String VARIABLE_TYPES = "LocalVariableTypeTable";
  private static final String FRAMES = "StackMapTable";
  private static final int PUSH_AND_CALL = 6;
  private static final int ALIGNMENT = 4;
  private static final int MAX_SLOTS = 65_535;
  private static final int WIDE_JUMP = 200;
  private static final int LAST_JUMP = 201;

  private final ClassBytes file;
  private final ByteBuffer out;
  private final BridgeConstants constants;

  // Of the method that is being written.
  private int start;
  private int length;
  private int inserted;
  private int handler;

  /** Offsets of the instructions that return. */
  private int[] returns = new int[8];

  private int returnCount;

  /** Of those and of the ones that jump: all others are copied. */
  private int[] changes = new int[16];

  private int changeCount;

  /**
   * @param out where all of it goes
   */
  CodeSplice(ClassBytes file, ByteBuffer out, BridgeConstants constants) {
    this.file = file;
    this.out = out;
    this.constants = constants;
  }

  /** Whether this attribute of code, which has no lines, can be moved. */
  static boolean canMove(ClassBytes file, int attribute) {
    return file.isNamed(attribute, VARIABLES)
        || file.isNamed(attribute, FRAMES)
        || file.isNamed(attribute, VARIABLE_TYPES);
  }

  /** Where the attributes of a Code attribute begin, with their number. */
  static int attributesAt(ClassBytes file, int code) {
    int exceptions = code + 8 + file.readInt(code + 4);
    return exceptions + 2 + 8 * file.readUnsignedShort(exceptions);
  }

  /**
   * Writes a Code attribute behind its name.
   *
   * @param code where its content begins in the file: max_stack, max_locals, code_length, code
   * @param number of the method
   * @param constructor whether it is only counted
   * @throws RuntimeException when it cannot be done
   */
  void write(int code, int number, boolean constructor) {
    scan(code, constructor);
    int lengthAt = out.position();
    out.putInt(0);
    int stack = Math.max(file.readUnsignedShort(code) + 1, 2);
    if (stack > MAX_SLOTS) {
      throw new IllegalStateException("a method has no room on its stack");
    }
    out.putShort((short) stack).putShort((short) file.readUnsignedShort(code + 2));
    int codeLengthAt = out.position();
    out.putInt(0);
    call(number, constructor ? constants.count() : constants.enter(), inserted);
    instructions(number);
    handler = out.position() - codeLengthAt - 4;
    if (!constructor) {
      call(number, constants.exit(), PUSH_AND_CALL);
      out.put((byte) Opcodes.ATHROW);
    }
    out.putInt(codeLengthAt, out.position() - codeLengthAt - 4);
    exceptions(constructor);
    attributes(attributesAt(file, code), constructor);
    out.putInt(lengthAt, out.position() - lengthAt - 4);
  }

  /** Finds where it returns and jumps, and whether what is inserted must keep switches aligned. */
  private void scan(int code, boolean constructor) {
    start = code + 8;
    length = file.readInt(code + 4);
    returnCount = 0;
    changeCount = 0;
    boolean switches = false;
    for (int at = start; at < start + length; ) {
      int opcode = file.readByte(at);
      if (opcode >= Opcodes.IFEQ) {
        switches |= opcode == Opcodes.TABLESWITCH || opcode == Opcodes.LOOKUPSWITCH;
        note(opcode, at - start, constructor);
      }
      at += MethodFacts.instructionLength(file, start, at);
    }
    int odd = PUSH_AND_CALL % ALIGNMENT;
    inserted = PUSH_AND_CALL + (switches ? ALIGNMENT - odd : 0);
  }

  private void note(int opcode, int offset, boolean constructor) {
    boolean returning = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN && !constructor;
    if (returning) {
      returns = withRoom(returns, returnCount);
      returns[returnCount++] = offset;
    }
    if (returning || jumps(opcode)) {
      changes = withRoom(changes, changeCount);
      changes[changeCount++] = offset;
    }
  }

  private static int[] withRoom(int[] offsets, int count) {
    return count < offsets.length ? offsets : Arrays.copyOf(offsets, 2 * count);
  }

  /** Where an instruction, or the end of the code, is now: a return at what is inserted before. */
  int moved(int offset) {
    int found = Arrays.binarySearch(returns, 0, returnCount, offset);
    return offset + inserted * (1 + (found < 0 ? -found - 1 : found));
  }

  private void call(int number, int method, int bytes) {
    constants.push(number, out);
    out.put((byte) Opcodes.INVOKESTATIC).putShort((short) method);
    for (int i = PUSH_AND_CALL; i < bytes; i++) {
      out.put((byte) Opcodes.NOP);
    }
  }

  private void instructions(int number) {
    int copied = start;
    for (int i = 0; i < changeCount; i++) {
      int at = start + changes[i];
      int opcode = file.readByte(at);
      out.put(file.bytes(), copied, at - copied);
      if (jumps(opcode)) {
        jump(at);
        copied = at + MethodFacts.instructionLength(file, start, at);
      } else {
        call(number, constants.exit(), inserted);
        copied = at;
      }
    }
    out.put(file.bytes(), copied, start + length - copied);
  }

  private static boolean jumps(int opcode) {
    return (opcode >= Opcodes.IFEQ && opcode <= Opcodes.JSR)
        || opcode == Opcodes.TABLESWITCH
        || opcode == Opcodes.LOOKUPSWITCH
        || (opcode >= Opcodes.IFNULL && opcode <= LAST_JUMP);
  }

  private void jump(int at) {
    int opcode = file.readByte(at);
    out.put((byte) opcode);
    if (opcode == Opcodes.TABLESWITCH) {
      int low = padded(at);
      out.putInt(file.readInt(low)).putInt(file.readInt(low + 4));
      for (int i = 0; i <= file.readInt(low + 4) - file.readInt(low); i++) {
        out.putInt(distance(at, file.readInt(low + 8 + 4 * i)));
      }
    } else if (opcode == Opcodes.LOOKUPSWITCH) {
      int pairs = padded(at);
      out.putInt(file.readInt(pairs));
      for (int i = 0; i < file.readInt(pairs); i++) {
        out.putInt(file.readInt(pairs + 4 + 8 * i));
        out.putInt(distance(at, file.readInt(pairs + 8 + 8 * i)));
      }
    } else if (opcode >= WIDE_JUMP) {
      out.putInt(distance(at, file.readInt(at + 1)));
    } else {
      int distance = distance(at, file.readShort(at + 1));
      if (distance != (short) distance) {
        throw new IllegalStateException("a jump became too far");
      }
      out.putShort((short) distance);
    }
  }

  /** Writes padding and default of a switch; answers where the rest of it is in the file. */
  private int padded(int at) {
    int operands = at + ALIGNMENT - (at - start & (ALIGNMENT - 1));
    for (int i = at + 1; i < operands; i++) {
      out.put((byte) 0);
    }
    out.putInt(distance(at, file.readInt(operands)));
    return operands + 4;
  }

  private int distance(int at, int distance) {
    return moved(at - start + distance) - moved(at - start);
  }

  private void exceptions(boolean constructor) {
    int at = start + length;
    int count = file.readUnsignedShort(at);
    out.putShort((short) (count + (constructor ? 0 : 1)));
    for (int entry = at + 2; entry < at + 2 + 8 * count; entry += 8) {
      out.putShort((short) moved(file.readUnsignedShort(entry)))
          .putShort((short) moved(file.readUnsignedShort(entry + 2)))
          .putShort((short) moved(file.readUnsignedShort(entry + 4)))
          .putShort((short) file.readUnsignedShort(entry + 6));
    }
    if (!constructor) {
      // Last: the method's own handlers come first.
      out.putShort((short) inserted)
          .putShort((short) handler)
          .putShort((short) handler)
          .putShort((short) 0);
    }
  }

  private void attributes(int at, boolean constructor) {
    int count = file.readUnsignedShort(at);
    int countAt = out.position();
    out.putShort((short) count);
    boolean framed = constructor;
    int next = at + 2;
    for (int i = 0; i < count; i++) {
      out.putShort((short) file.readUnsignedShort(next));
      if (file.isNamed(next, FRAMES)) {
        framed = true;
        new FrameShift(file, out, this)
            .write(next + 6, handlerOf(constructor), constants.throwable());
      } else {
        table(next, file.isNamed(next, LINES) ? 4 : 10);
      }
      next += 6 + file.readInt(next + 2);
    }
    if (!framed) {
      out.putShort(countAt, (short) (count + 1));
      out.putShort((short) constants.framesName());
      new FrameShift(file, out, this).write(handler, constants.throwable());
    }
  }

  private int handlerOf(boolean constructor) {
    return constructor ? FrameShift.NO_HANDLER : handler;
  }

  /** Lines have an offset first; variables an offset and a length. */
  private void table(int attribute, int width) {
    int count = file.readUnsignedShort(attribute + 6);
    out.putInt(file.readInt(attribute + 2)).putShort((short) count);
    for (int entry = attribute + 8; entry < attribute + 8 + width * count; entry += width) {
      int offset = file.readUnsignedShort(entry);
      out.putShort((short) moved(offset));
      if (width > 4) {
        int end = moved(offset + file.readUnsignedShort(entry + 2));
        out.putShort((short) (end - moved(offset)));
        out.put(file.bytes(), entry + 4, width - 4);
      } else {
        out.put(file.bytes(), entry + 2, 2);
      }
    }
  }
}
