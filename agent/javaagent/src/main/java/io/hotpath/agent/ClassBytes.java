package io.hotpath.agent;

import java.nio.charset.StandardCharsets;

/**
 * A class file as it lies there (JVM specification, chapter 4), and where its constants are. Reads
 * by offset and makes nothing of what it passes. Immutable.
 */
final class ClassBytes {

  static final int UTF8 = 1;
  static final int CLASS = 7;

  private static final int MAGIC = 0xCAFEBABE;
  private static final int CONSTANTS_AT = 10;

  /** Bytes of each constant behind its tag, by tag; 0 where there is none or the length varies. */
  private static final int[] LENGTHS = {
    0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2
  };

  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  private final byte[] bytes;

  /** Of each constant's tag; 0 where there is none. */
  private final int[] constants;

  private final int header;

  /**
   * Finds the constants.
   *
   * @throws IllegalArgumentException when these are not a class file's
   * @throws IndexOutOfBoundsException when they end too early
   */
  ClassBytes(byte[] bytes) {
    this.bytes = bytes;
    if (readInt(0) != MAGIC) {
      throw new IllegalArgumentException("not a class file");
    }
    constants = new int[readUnsignedShort(8)];
    int at = CONSTANTS_AT;
    for (int i = 1; i < constants.length; i++) {
      constants[i] = at;
      int tag = readByte(at);
      at += 1 + constantLength(tag, at);
      if (tag == LONG || tag == DOUBLE) {
        i++;
      }
    }
    header = at;
  }

  private int constantLength(int tag, int at) {
    if (tag == UTF8) {
      return 2 + readUnsignedShort(at + 1);
    }
    int length = tag < LENGTHS.length ? LENGTHS[tag] : 0;
    if (length == 0) {
      throw new IllegalArgumentException("not a constant: " + tag);
    }
    return length;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where the constants end and the access flags are. */
  int header() {
    return header;
  }

  /** The number of the first constant that is not there. */
  int constants() {
    return constants.length;
  }

  int majorVersion() {
    return readUnsignedShort(6);
  }

  int access() {
    return readUnsignedShort(header);
  }

  int readByte(int at) {
    return bytes[at] & 0xff;
  }

  int readUnsignedShort(int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }

  int readShort(int at) {
    return bytes[at] << 8 | (bytes[at + 1] & 0xff);
  }

  int readInt(int at) {
    return readUnsignedShort(at) << 16 | readUnsignedShort(at + 2);
  }

  int tag(int constant) {
    return constants[constant] == 0 ? 0 : readByte(constants[constant]);
  }

  /** Text of the constant whose number lies at an offset. */
  String utf8(int at) {
    return utf8Constant(readUnsignedShort(at));
  }

  /** Name of the class whose constant's number lies at an offset, with slashes; empty for none. */
  String className(int at) {
    int constant = readUnsignedShort(at);
    return constant == 0 ? "" : utf8(constants[constant] + 1);
  }

  private String utf8Constant(int constant) {
    int at = constants[constant];
    int length = readUnsignedShort(at + 1);
    for (int i = at + 3; i < at + 3 + length; i++) {
      if (bytes[i] < 0) {
        return modifiedUtf8(at + 3, length);
      }
    }
    return new String(bytes, at + 3, length, StandardCharsets.ISO_8859_1);
  }

  /** Of one to three bytes a character, each half of a pair by itself. */
  private String modifiedUtf8(int start, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int at = start; at < start + length; ) {
      int first = readByte(at++);
      if (first < 0x80) {
        text.append((char) first);
      } else if (first < 0xe0) {
        text.append((char) ((first & 0x1f) << 6 | (readByte(at++) & 0x3f)));
      } else {
        text.append(
            (char) ((first & 0xf) << 12 | (readByte(at++) & 0x3f) << 6 | (readByte(at++) & 0x3f)));
      }
    }
    return text.toString();
  }

  /** Whether the constant whose number lies at an offset is this text of plain letters. */
  boolean isNamed(int at, String name) {
    int constant = constants[readUnsignedShort(at)];
    return readUnsignedShort(constant + 1) == name.length() && startsWith(constant + 3, name);
  }

  /** Whether one of the constants is a method's descriptor that begins with one of these. */
  boolean hasDescriptor(String... starts) {
    for (int constant = 1; constant < constants.length; constant++) {
      int at = constants[constant];
      if (at != 0 && bytes[at] == UTF8 && bytes[at + 3] == '(' && startsWithAny(at, starts)) {
        return true;
      }
    }
    return false;
  }

  private boolean startsWithAny(int constant, String[] starts) {
    for (String start : starts) {
      if (readUnsignedShort(constant + 1) >= start.length() && startsWith(constant + 3, start)) {
        return true;
      }
    }
    return false;
  }

  private boolean startsWith(int at, String start) {
    for (int i = 0; i < start.length(); i++) {
      if (bytes[at + i] != start.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Where attributes end that begin with their number at an offset. */
  int skipAttributes(int at) {
    int count = readUnsignedShort(at);
    int next = at + 2;
    for (int i = 0; i < count; i++) {
      next += 6 + readInt(next + 2);
    }
    return next;
  }

  /** Where the number of methods is. */
  int methodsAt() {
    int at = header + 8 + 2 * readUnsignedShort(header + 6);
    int fields = readUnsignedShort(at);
    at += 2;
    for (int i = 0; i < fields; i++) {
      at = skipAttributes(at + 6);
    }
    return at;
  }
}
