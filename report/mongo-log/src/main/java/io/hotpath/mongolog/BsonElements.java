package io.hotpath.mongolog;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A BSON document in a byte array. The bytes are hostile: each length is checked before it is used,
 * and what is wrong ends in {@link UnreadableException}. Nothing is copied but names and strings
 * asked for; no recursion.
 */
final class BsonElements implements Elements {

  /** Length and terminator: the empty document. */
  static final int MIN_DOCUMENT = 5;

  private static final int DOUBLE = 0x01;
  private static final int STRING = 0x02;
  private static final int DOCUMENT = 0x03;
  private static final int ARRAY = 0x04;
  private static final int BINARY = 0x05;
  private static final int BOOLEAN = 0x08;
  private static final int DATE = 0x09;
  private static final int NULL = 0x0a;
  private static final int REGEX = 0x0b;
  private static final int INT32 = 0x10;
  private static final int INT64 = 0x12;
  private static final int DECIMAL = 0x13;

  private static final int DECIMAL_BIAS = 6176;

  private final ByteBuffer bytes;
  // Where the terminators of the documents entered are.
  private int[] ends = new int[16];
  private int depth;
  private int at;
  private int type;
  private int nameStart;
  private int valueStart;
  private int valueEnd;
  private String options = "";

  /** Reads the document that begins at {@code start} and has all of {@code length} bytes. */
  BsonElements(byte[] array, int start, int length) {
    bytes = ByteBuffer.wrap(array, 0, start + length).order(ByteOrder.LITTLE_ENDIAN);
    valueStart = start;
    valueEnd = start + length;
    at = start + 4;
    ends[0] = end(start, start + length);
    if (ends[0] != start + length - 1) {
      throw new UnreadableException("a document of another length");
    }
  }

  @Override
  public boolean next() {
    int end = ends[depth];
    if (at == end) {
      return false;
    }
    type = bytes.get(at) & 0xff;
    nameStart = at + 1;
    valueStart = afterText(nameStart, end);
    valueEnd = valueStart;
    long size = size(end);
    if (size > end - valueStart) {
      throw new UnreadableException("a value beyond its document");
    }
    valueEnd = valueStart + (int) size;
    at = valueEnd;
    return true;
  }

  private long size(int end) {
    return switch (type) {
      case DOUBLE, DATE, INT64, 0x11 -> 8;
      case STRING, 0x0d, 0x0e -> 4 + textLength(end);
      case DOCUMENT, ARRAY -> end(valueStart, end) + 1L - valueStart;
      case BINARY -> 5 + length(end, 0);
      case 0x06, NULL, 0xff, 0x7f -> 0;
      case 0x07 -> 12;
      case BOOLEAN -> 1;
      case REGEX -> afterText(afterText(valueStart, end), end) - (long) valueStart;
      case 0x0c -> 4 + textLength(end) + 12;
      case 0x0f -> length(end, 14);
      case INT32 -> 4;
      case DECIMAL -> 16;
      default -> throw new UnreadableException("a value of an unknown type");
    };
  }

  /** The length at the value's start; of a text it counts the terminator. */
  private long textLength(int end) {
    long length = length(end, 1);
    if (valueStart + 4 + length <= end && bytes.get((int) (valueStart + 3 + length)) != 0) {
      throw new UnreadableException("a text without its end");
    }
    return length;
  }

  private long length(int end, int least) {
    if (end - valueStart < 4) {
      throw new UnreadableException("a value beyond its document");
    }
    int length = bytes.getInt(valueStart);
    if (length < least) {
      throw new UnreadableException("a value of impossible length");
    }
    return length;
  }

  /** Where the terminator of the document at {@code start} is. */
  private int end(int start, int limit) {
    int length = limit - start < MIN_DOCUMENT ? 0 : bytes.getInt(start);
    if (length < MIN_DOCUMENT || length > limit - start || bytes.get(start + length - 1) != 0) {
      throw new UnreadableException("a document of impossible length");
    }
    return start + length - 1;
  }

  /** Behind the terminator of the text that begins here. */
  private int afterText(int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes.get(i) == 0) {
        return i + 1;
      }
    }
    throw new UnreadableException("a text without its end");
  }

  private String text(int start, int endOfText) {
    return new String(bytes.array(), start, endOfText - start, StandardCharsets.UTF_8);
  }

  @Override
  public String name() {
    return text(nameStart, valueStart - 1);
  }

  @Override
  public Kind kind() {
    return switch (type) {
      case DOCUMENT -> Kind.DOCUMENT;
      case ARRAY -> Kind.ARRAY;
      case STRING -> Kind.STRING;
      case DOUBLE, INT32, INT64, DECIMAL -> Kind.NUMBER;
      case BOOLEAN -> Kind.BOOLEAN;
      case NULL -> Kind.NULL;
      case REGEX -> Kind.REGEX;
      default -> Kind.OTHER;
    };
  }

  @Override
  public void enter() {
    depth++;
    if (depth == ends.length) {
      ends = Arrays.copyOf(ends, 2 * depth);
    }
    ends[depth] = valueEnd - 1;
    at = valueStart + 4;
  }

  @Override
  public void leave() {
    at = ends[depth] + 1;
    depth--;
  }

  @Override
  public String string() {
    if (type == REGEX) {
      int optionsStart = afterText(valueStart, valueEnd);
      options = text(optionsStart, valueEnd - 1);
      return text(valueStart, optionsStart - 1);
    }
    return text(valueStart + 4, valueEnd - 1);
  }

  @Override
  public String regexOptions() {
    return options;
  }

  @Override
  public long number() {
    return switch (type) {
      case INT32 -> bytes.getInt(valueStart);
      case INT64 -> bytes.getLong(valueStart);
      case DOUBLE -> (long) bytes.getDouble(valueStart);
      default -> decimal(bytes.getLong(valueStart), bytes.getLong(valueStart + 8));
    };
  }

  /** Decimal128 in its usual form; NaN, infinities and other forms are 0. */
  private static long decimal(long low, long high) {
    int exponent = (int) (high >>> 49 & 0x3fff) - DECIMAL_BIAS;
    if ((high >>> 61 & 3) == 3 || Math.abs(exponent) > 40) {
      return 0;
    }
    BigInteger digits = BigInteger.valueOf(high & 0x1ffffffffffffL).shiftLeft(64);
    digits = digits.or(new BigInteger(Long.toUnsignedString(low)));
    long value = new BigDecimal(digits, -exponent).longValue();
    return high < 0 ? -value : value;
  }

  @Override
  public boolean bool() {
    return bytes.get(valueStart) != 0;
  }

  @Override
  public long dateMillis() {
    return type == DATE ? bytes.getLong(valueStart) : NO_DATE;
  }
}
