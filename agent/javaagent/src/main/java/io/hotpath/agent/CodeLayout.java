package io.hotpath.agent;

import java.util.Arrays;
import org.objectweb.asm.Opcodes;

/**
 * Where the instructions of one method are once it has a probe, and which of them have to be
 * written anew: those that jump, those that return, before which something is inserted, and those
 * whose variable moves. All others are copied. Confined to one thread.
 */
final class CodeLayout {

  // Bytes of a call, and of the instruction that gives it the method's number.
  private static final int CALL = 3;
  private static final int PUSH = 3;

  private final ClassBytes file;
  private final int start;
  private final int length;
  private final boolean timed;
  private final VariableShift variables;

  /** Offsets of the instructions that change, and by how much the code has grown behind each. */
  private int[] changes = new int[16];

  private int[] growths = new int[16];
  private int count;

  /**
   * Looks at all instructions.
   *
   * @param code where the content of the Code attribute begins in the file
   * @param timed whether the method's end is told; only its begin is, where it is a constructor
   * @throws IllegalStateException when a limit of class files is in the way
   */
  CodeLayout(ClassBytes file, int code, boolean timed, VariableShift variables) {
    this.file = file;
    this.start = code + 8;
    this.length = file.readInt(code + 4);
    this.timed = timed;
    this.variables = variables;
    int grown = 0;
    for (int at = start; at < start + length; ) {
      if (isChanged(at)) {
        withRoom();
        changes[count] = at - start;
        grown += growth(at, grown);
        growths[count++] = grown;
      }
      at += MethodFacts.instructionLength(file, start, at);
    }
  }

  private void withRoom() {
    if (count == changes.length) {
      changes = Arrays.copyOf(changes, 2 * count);
      growths = Arrays.copyOf(growths, 2 * count);
    }
  }

  private boolean isChanged(int at) {
    int opcode = file.readByte(at);
    return jumps(opcode) || (timed && (MethodFacts.returns(opcode) || variables.isChanged(at)));
  }

  private int growth(int at, int grown) {
    int opcode = file.readByte(at);
    if (opcode == Opcodes.TABLESWITCH || opcode == Opcodes.LOOKUPSWITCH) {
      return padding(at - start + begin() + grown) - padding(at - start);
    }
    return jumps(opcode) ? 0 : MethodFacts.returns(opcode) ? end() : variables.growth(at);
  }

  /** Bytes behind the opcode of a switch that is there. */
  static int padding(int offset) {
    return 3 - (offset & 3);
  }

  /** Bytes that are inserted before the method. */
  int begin() {
    return PUSH + CALL + (timed ? variables.tokenBytes() : 0);
  }

  /** Bytes that are inserted before each return. */
  int end() {
    return variables.tokenBytes() + CALL;
  }

  /** Instructions that change. */
  int changeCount() {
    return count;
  }

  /** Where one of them was in the file, in the order of the code. */
  int changeAt(int index) {
    return start + changes[index];
  }

  /** Where the code begins in the file. */
  int from() {
    return start;
  }

  /** Where it ends. */
  int to() {
    return start + length;
  }

  /** Where an instruction, or the end of the code, is now: a return at what is inserted before. */
  int moved(int offset) {
    int found = Arrays.binarySearch(changes, 0, count, offset);
    int before = found < 0 ? -found - 1 : found;
    return offset + begin() + (before == 0 ? 0 : growths[before - 1]);
  }

  static boolean jumps(int opcode) {
    return (opcode >= Opcodes.IFEQ && opcode <= Opcodes.JSR)
        || opcode == Opcodes.TABLESWITCH
        || opcode == Opcodes.LOOKUPSWITCH
        || (opcode >= Opcodes.IFNULL && opcode <= MethodFacts.JSR_W);
  }
}
