package io.hotpath.agent;

import java.nio.ByteBuffer;

/**
 * Writes the stack map frames of a method whose instructions have moved (JVM specification, 4.7.4).
 * Frames say what is new since the one before; so one at the begin has our variable, behind the
 * parameters, and those that say all. The one for the handler behind them knows no other variable:
 * there is nothing to compare.
 */
final class FrameShift {

  /** Where no variable of ours is, and no handler. */
  static final int NO_TOKEN = -1;

  private static final int SAME_LAST = 63;
  private static final int SAME_WITH_ITEM = 64;
  private static final int SAME_WITH_ITEM_LAST = 127;
  private static final int SAME_WITH_ITEM_FAR = 247;
  private static final int SAME_FAR = 251;
  private static final int APPEND_ONE = 252;
  private static final int FULL = 255;
  private static final int TOP = 0;
  private static final int DOUBLE = 3;
  private static final int LONG = 4;
  private static final int OBJECT = 7;
  private static final int UNINITIALIZED = 8;

  private final ClassBytes file;
  private final ByteBuffer out;
  private final CodeLayout layout;
  private final int token;
  private int at;
  private int offset = -1;
  private int written = -1;

  /** Variables behind the parameters, in the frame that was read last. */
  private int variables;

  /**
   * @param layout knows where instructions are now
   * @param token our variable, or {@link #NO_TOKEN}
   */
  FrameShift(ClassBytes file, ByteBuffer out, CodeLayout layout, int token) {
    this.file = file;
    this.out = out;
    this.layout = layout;
    this.token = token;
  }

  /**
   * Writes length and content of the attribute.
   *
   * @param frames where its content begins in the file
   * @param handler offset of the handler
   * @throws IllegalStateException when a frame has no variable for a parameter
   */
  void write(int frames, int handler, int throwable) {
    int lengthAt = out.position();
    int count = file.readUnsignedShort(frames);
    out.putInt(0).putShort((short) count);
    at = frames + 2;
    int read = 0;
    int added = 0;
    if (token != NO_TOKEN && count > 0) {
      read = isAtBegin() ? 1 : 0;
      added = 1 - read;
      appendToken();
    }
    for (int i = read; i < count; i++) {
      frame();
    }
    if (token != NO_TOKEN) {
      handlerFrame(handler, throwable);
      added++;
    }
    out.putInt(lengthAt, out.position() - lengthAt - 4);
    out.putShort(lengthAt + 4, (short) (count + added));
  }

  /** The attribute of a method that has none. */
  void write(int handler, int throwable) {
    int lengthAt = out.position();
    out.putInt(0).putShort((short) 1);
    handlerFrame(handler, throwable);
    out.putInt(lengthAt, out.position() - lengthAt - 4);
  }

  /** Whether the first frame is where the method begins, and says nothing new; then it is read. */
  private boolean isAtBegin() {
    int type = file.readByte(at);
    if (type == SAME_WITH_ITEM || (type >= SAME_WITH_ITEM_FAR && file.readShort(at + 1) == 0)) {
      throw new IllegalStateException("a method begins with another frame than its parameters");
    }
    if (type == 0) {
      at++;
      offset = 0;
    }
    return type == 0;
  }

  private void appendToken() {
    written = layout.begin();
    out.put((byte) APPEND_ONE).putShort((short) written).put((byte) LONG);
  }

  private void handlerFrame(int handler, int throwable) {
    out.put((byte) FULL).putShort((short) (handler - written - 1));
    out.putShort((short) (token + 1));
    for (int i = 0; i < token; i++) {
      out.put((byte) TOP);
    }
    out.put((byte) LONG).putShort((short) 1);
    out.put((byte) OBJECT).putShort((short) throwable);
  }

  private void frame() {
    int type = file.readByte(at++);
    if (type <= SAME_LAST) {
      near(advance(type), 0, SAME_FAR);
    } else if (type <= SAME_WITH_ITEM_LAST) {
      near(advance(type - SAME_WITH_ITEM), SAME_WITH_ITEM, SAME_WITH_ITEM_FAR);
      types(1);
    } else {
      out.put((byte) type).putShort((short) advance(readShort()));
      if (type == SAME_WITH_ITEM_FAR) {
        types(1);
      } else if (type == FULL) {
        locals(readShort());
        types(copyShort());
      } else {
        change(type - SAME_FAR);
      }
    }
  }

  /** Variables are added behind those there are, or so many are gone. */
  private void change(int count) {
    variables += count;
    if (variables < 0 && token != NO_TOKEN) {
      throw new IllegalStateException("a frame lacks a parameter");
    }
    types(Math.max(0, count));
  }

  private void locals(int count) {
    if (token == NO_TOKEN) {
      out.putShort((short) count);
      types(count);
      return;
    }
    out.putShort((short) (count + 1));
    int parameters = 0;
    for (int slots = 0; slots != token; parameters++) {
      if (parameters == count || slots > token) {
        throw new IllegalStateException("a frame lacks a parameter");
      }
      int type = file.readByte(at);
      slots += type == LONG || type == DOUBLE ? 2 : 1;
      types(1);
    }
    out.put((byte) LONG);
    variables = count - parameters;
    types(variables);
  }

  /** The first delta is an offset, later ones are a distance less one. */
  private int advance(int delta) {
    offset += delta + 1;
    int moved = layout.moved(offset);
    int newDelta = moved - written - 1;
    written = moved;
    return newDelta;
  }

  private void near(int delta, int base, int far) {
    if (delta <= SAME_LAST) {
      out.put((byte) (base + delta));
    } else {
      out.put((byte) far).putShort((short) delta);
    }
  }

  private void types(int count) {
    for (int i = 0; i < count; i++) {
      int type = file.readByte(at++);
      out.put((byte) type);
      if (type == OBJECT) {
        int unused = copyShort();
      } else if (type == UNINITIALIZED) {
        out.putShort((short) layout.moved(readShort()));
      }
    }
  }

  private int readShort() {
    int value = file.readUnsignedShort(at);
    at += 2;
    return value;
  }

  private int copyShort() {
    int value = readShort();
    out.putShort((short) value);
    return value;
  }
}
