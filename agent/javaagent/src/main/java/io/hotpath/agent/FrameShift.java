package io.hotpath.agent;

import java.nio.ByteBuffer;

/**
 * Writes the stack map frames of a method whose instructions have moved (JVM specification, 4.7.4),
 * and one for the handler behind them, which knows no variable: so there is nothing to compare.
 */
final class FrameShift {

  /** Where no frame is added. */
  static final int NO_HANDLER = -1;

  private static final int SAME_LAST = 63;
  private static final int SAME_WITH_ITEM = 64;
  private static final int SAME_WITH_ITEM_LAST = 127;
  private static final int SAME_WITH_ITEM_FAR = 247;
  private static final int SAME_FAR = 251;
  private static final int FULL = 255;
  private static final int OBJECT = 7;
  private static final int UNINITIALIZED = 8;

  private final ClassBytes file;
  private final ByteBuffer out;
  private final CodeSplice code;
  private int at;
  private int offset = -1;
  private int written = -1;

  /**
   * @param code knows where instructions are now
   */
  FrameShift(ClassBytes file, ByteBuffer out, CodeSplice code) {
    this.file = file;
    this.out = out;
    this.code = code;
  }

  /**
   * Writes length and content of the attribute.
   *
   * @param frames where its content begins in the file
   * @param handler offset of the handler, or {@link #NO_HANDLER}
   */
  void write(int frames, int handler, int throwable) {
    int lengthAt = out.position();
    int count = file.readUnsignedShort(frames);
    boolean adds = handler != NO_HANDLER;
    out.putInt(0).putShort((short) (count + (adds ? 1 : 0)));
    at = frames + 2;
    for (int i = 0; i < count; i++) {
      frame();
    }
    if (adds) {
      handlerFrame(handler, throwable);
    }
    out.putInt(lengthAt, out.position() - lengthAt - 4);
  }

  /** The attribute of a method that has none. */
  void write(int handler, int throwable) {
    int lengthAt = out.position();
    out.putInt(0).putShort((short) 1);
    handlerFrame(handler, throwable);
    out.putInt(lengthAt, out.position() - lengthAt - 4);
  }

  private void handlerFrame(int handler, int throwable) {
    out.put((byte) FULL).putShort((short) (handler - written - 1));
    out.putShort((short) 0).putShort((short) 1);
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
        types(copyShort());
        types(copyShort());
      } else if (type > SAME_FAR) {
        types(type - SAME_FAR);
      }
    }
  }

  /** The first delta is an offset, later ones are a distance less one. */
  private int advance(int delta) {
    offset += delta + 1;
    int moved = code.moved(offset);
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
        out.putShort((short) code.moved(readShort()));
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
