package io.hotpath.agent;

import java.nio.ByteBuffer;
import org.objectweb.asm.Opcodes;

/**
 * Writes the code of one method with a probe in it: a call before it, one before each return and
 * one where it ends by an exception. What the first answers is in a variable until the end.
 * Confined to one thread.
 */
final class CodeSplice {

  static final String LINES = "LineNumberTable";
  private static final String VARIABLES = "LocalVariableTable";
  private static final String VARIABLE_TYPES = "LocalVariableTypeTable";
  private static final String FRAMES = "StackMapTable";

  /** Bytes of both in an entry of a table of variables. */
  private static final int NAME_AND_TYPE = 4;

  private static final int MAX_SLOTS = 65_535;

  private final ClassBytes file;
  private final ByteBuffer out;
  private final BridgeConstants constants;

  // Of the method that is being written.
  private final boolean timed;
  private final int code;
  private final VariableShift variables;
  private final CodeLayout layout;
  private int handler;

  /**
   * Looks at a method.
   *
   * @param out where all of it goes
   * @throws IllegalStateException when a limit of class files is in the way
   */
  CodeSplice(ClassBytes file, ByteBuffer out, BridgeConstants constants, MethodFacts method) {
    this.file = file;
    this.out = out;
    this.constants = constants;
    timed = !method.isConstructor();
    code = method.code();
    variables = new VariableShift(file, method.parameterSlots());
    layout = new CodeLayout(file, code, timed, variables);
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
   * Writes the Code attribute behind its name.
   *
   * @param number of the method
   * @throws RuntimeException when it cannot be done
   */
  void write(int number) {
    int lengthAt = out.position();
    out.putInt(0);
    slots();
    int codeLengthAt = out.position();
    out.putInt(0);
    begin(number);
    instructions();
    handler = out.position() - codeLengthAt - 4;
    if (timed) {
      end();
      out.put((byte) Opcodes.ATHROW);
    }
    out.putInt(codeLengthAt, out.position() - codeLengthAt - 4);
    exceptions();
    attributes(attributesAt(file, code));
    out.putInt(lengthAt, out.position() - lengthAt - 4);
  }

  /** Of the stack, which may hold a result or an exception below our variable; of variables. */
  private void slots() {
    int stack = file.readUnsignedShort(code);
    int locals = file.readUnsignedShort(code + 2);
    stack = timed ? Math.max(stack + VariableShift.SLOTS, 3) : Math.max(stack, 1);
    locals += timed ? VariableShift.SLOTS : 0;
    if (stack > MAX_SLOTS || locals > MAX_SLOTS) {
      throw new IllegalStateException("a method has no room on its stack or for a variable");
    }
    out.putShort((short) stack).putShort((short) locals);
  }

  private void begin(int number) {
    constants.push(number, out);
    call(timed ? constants.enter() : constants.count());
    if (timed) {
      variables.storeToken(out);
    }
  }

  private void end() {
    variables.loadToken(out);
    call(constants.exit());
  }

  private void call(int method) {
    out.put((byte) Opcodes.INVOKESTATIC).putShort((short) method);
  }

  private void instructions() {
    int copied = layout.from();
    for (int i = 0; i < layout.changeCount(); i++) {
      int at = layout.changeAt(i);
      out.put(file.bytes(), copied, at - copied);
      copied = at + change(at);
    }
    out.put(file.bytes(), copied, layout.to() - copied);
  }

  /** Writes what is new of an instruction; answers how much of the old one that stands for. */
  private int change(int at) {
    int opcode = file.readByte(at);
    if (CodeLayout.jumps(opcode)) {
      jump(at);
      return MethodFacts.instructionLength(file, layout.from(), at);
    }
    if (MethodFacts.returns(opcode)) {
      end();
      return 0;
    }
    variables.write(at, out);
    return variables.length(at);
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
    } else if (opcode >= MethodFacts.GOTO_W) {
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
    int offset = at - layout.from();
    for (int i = CodeLayout.padding(layout.moved(offset)); i > 0; i--) {
      out.put((byte) 0);
    }
    int operands = at + 1 + CodeLayout.padding(offset);
    out.putInt(distance(at, file.readInt(operands)));
    return operands + 4;
  }

  private int distance(int at, int distance) {
    int offset = at - layout.from();
    return layout.moved(offset + distance) - layout.moved(offset);
  }

  private void exceptions() {
    int at = layout.to();
    int count = file.readUnsignedShort(at);
    out.putShort((short) (count + (timed ? 1 : 0)));
    for (int entry = at + 2; entry < at + 2 + 8 * count; entry += 8) {
      out.putShort((short) moved(entry))
          .putShort((short) moved(entry + 2))
          .putShort((short) moved(entry + 4))
          .putShort((short) file.readUnsignedShort(entry + 6));
    }
    if (timed) {
      // Last: the method's own handlers come first.
      out.putShort((short) layout.begin())
          .putShort((short) handler)
          .putShort((short) handler)
          .putShort((short) 0);
    }
  }

  private int moved(int offsetAt) {
    return layout.moved(file.readUnsignedShort(offsetAt));
  }

  private void attributes(int at) {
    int count = file.readUnsignedShort(at);
    int countAt = out.position();
    out.putShort((short) count);
    boolean framed = !timed;
    int next = at + 2;
    for (int i = 0; i < count; i++) {
      out.putShort((short) file.readUnsignedShort(next));
      if (file.isNamed(next, FRAMES)) {
        framed = true;
        frames().write(next + 6, handler, constants.throwable());
      } else if (file.isNamed(next, LINES)) {
        lines(next);
      } else {
        variables(next);
      }
      next += 6 + file.readInt(next + 2);
    }
    if (!framed) {
      out.putShort(countAt, (short) (count + 1));
      out.putShort((short) constants.framesName());
      frames().write(handler, constants.throwable());
    }
  }

  private FrameShift frames() {
    return new FrameShift(file, out, layout, timed ? variables.token() : FrameShift.NO_TOKEN);
  }

  private void lines(int attribute) {
    int count = header(attribute);
    for (int entry = attribute + 8; entry < attribute + 8 + 4 * count; entry += 4) {
      out.putShort((short) moved(entry)).putShort((short) file.readUnsignedShort(entry + 2));
    }
  }

  private void variables(int attribute) {
    int count = header(attribute);
    for (int entry = attribute + 8; entry < attribute + 8 + 10 * count; entry += 10) {
      int offset = file.readUnsignedShort(entry);
      int begin = layout.moved(offset);
      int end = layout.moved(offset + file.readUnsignedShort(entry + 2));
      int variable = file.readUnsignedShort(entry + 8);
      out.putShort((short) begin).putShort((short) (end - begin));
      out.put(file.bytes(), entry + 4, NAME_AND_TYPE);
      out.putShort((short) (timed ? variables.moved(variable) : variable));
    }
  }

  /** Writes length and number of entries, which stay; answers the number. */
  private int header(int attribute) {
    int count = file.readUnsignedShort(attribute + 6);
    out.putInt(file.readInt(attribute + 2)).putShort((short) count);
    return count;
  }
}
