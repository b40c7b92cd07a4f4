package io.hotpath.agent;

import java.nio.ByteBuffer;
import org.objectweb.asm.Opcodes;

/**
 * Makes room for a variable of ours behind a method's parameters: the method's other variables move
 * up, and with them the instructions that use them (JVM specification, 6.5). Confined to one
 * thread.
 */
final class VariableShift {

  /** Slots of our variable, a {@code long}. */
  static final int SLOTS = 2;

  private static final int MAX_BYTE = 255;
  private static final int MAX_SLOTS = 65_535;
  private static final int ILOAD_0 = 26;
  private static final int LLOAD_0 = 30;
  private static final int ALOAD_3 = 45;
  private static final int ISTORE_0 = 59;
  private static final int LSTORE_0 = 63;
  private static final int ASTORE_3 = 78;

  /** Instructions of each type that have their variable in them, by the last two bits. */
  private static final int SHORT_FORMS = 4;

  private final ClassBytes file;
  private final int parameters;

  /**
   * @param parameters slots of the variables that stay, the first ones
   */
  VariableShift(ClassBytes file, int parameters) {
    this.file = file;
    this.parameters = parameters;
  }

  /** Where our variable is. */
  int token() {
    return parameters;
  }

  /** Bytes of an instruction that uses it. */
  int tokenBytes() {
    return parameters < SHORT_FORMS ? 1 : 2;
  }

  void storeToken(ByteBuffer out) {
    useToken(Opcodes.LSTORE, LSTORE_0, out);
  }

  void loadToken(ByteBuffer out) {
    useToken(Opcodes.LLOAD, LLOAD_0, out);
  }

  private void useToken(int opcode, int firstShort, ByteBuffer out) {
    if (parameters < SHORT_FORMS) {
      out.put((byte) (firstShort + parameters));
    } else {
      out.put((byte) opcode).put((byte) parameters);
    }
  }

  /** Where a variable is now. */
  int moved(int variable) {
    return variable < parameters ? variable : variable + SLOTS;
  }

  /**
   * Whether the instruction at this place has to be written anew.
   *
   * @throws IllegalStateException when it uses a parameter and a variable behind it as one
   */
  boolean isChanged(int at) {
    int variable = variable(at);
    if (variable == parameters - 1 && takesTwo(at)) {
      throw new IllegalStateException("a parameter is one variable with what is behind it");
    }
    return variable >= parameters;
  }

  /**
   * Bytes that the changed instruction is longer.
   *
   * @throws IllegalStateException when it has no room for the number
   */
  int growth(int at) {
    int moved = variable(at) + SLOTS;
    if (isShort(file.readByte(at))) {
      return moved < SHORT_FORMS ? 0 : 1;
    }
    if (moved > (file.readByte(at) == MethodFacts.WIDE ? MAX_SLOTS : MAX_BYTE)) {
      throw new IllegalStateException("a method has no room for a variable");
    }
    return 0;
  }

  /** Writes the changed instruction, but for the constant that some have behind the variable. */
  void write(int at, ByteBuffer out) {
    int opcode = file.readByte(at);
    int moved = variable(at) + SLOTS;
    if (opcode == MethodFacts.WIDE) {
      out.put((byte) opcode).put((byte) file.readByte(at + 1)).putShort((short) moved);
    } else if (!isShort(opcode)) {
      out.put((byte) opcode).put((byte) moved);
    } else if (moved < SHORT_FORMS) {
      out.put((byte) (opcode + SLOTS));
    } else {
      out.put((byte) longForm(opcode)).put((byte) moved);
    }
  }

  /** Bytes of the instruction up to where {@link #write} ends. */
  int length(int at) {
    int opcode = file.readByte(at);
    return opcode == MethodFacts.WIDE ? 4 : isShort(opcode) ? 1 : 2;
  }

  /** The variable that the instruction uses, or -1. */
  private int variable(int at) {
    int opcode = file.readByte(at);
    if (isShort(opcode)) {
      return (opcode - firstShort(opcode)) % SHORT_FORMS;
    }
    if (opcode == MethodFacts.WIDE) {
      return file.readUnsignedShort(at + 2);
    }
    boolean uses =
        (opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD)
            || (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE)
            || opcode == Opcodes.IINC
            || opcode == Opcodes.RET;
    return uses ? file.readByte(at + 1) : -1;
  }

  private boolean takesTwo(int at) {
    int opcode = file.readByte(at);
    int plain = opcode == MethodFacts.WIDE ? file.readByte(at + 1) : longForm(opcode);
    return plain == Opcodes.LLOAD
        || plain == Opcodes.DLOAD
        || plain == Opcodes.LSTORE
        || plain == Opcodes.DSTORE;
  }

  private static boolean isShort(int opcode) {
    return (opcode >= ILOAD_0 && opcode <= ALOAD_3) || (opcode >= ISTORE_0 && opcode <= ASTORE_3);
  }

  private static int firstShort(int opcode) {
    return opcode <= ALOAD_3 ? ILOAD_0 : ISTORE_0;
  }

  private static int longForm(int opcode) {
    if (!isShort(opcode)) {
      return opcode;
    }
    int first = opcode <= ALOAD_3 ? Opcodes.ILOAD : Opcodes.ISTORE;
    return first + (opcode - firstShort(opcode)) / SHORT_FORMS;
  }
}
