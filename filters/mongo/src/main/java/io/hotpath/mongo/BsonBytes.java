package io.hotpath.mongo;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * Walks over the fields of a document in its bytes, without making objects of them: a batch of a
 * thousand documents is a thousand jumps. Confined to one thread; bytes that are no BSON end in an
 * {@link IllegalArgumentException} or {@link IndexOutOfBoundsException}.
 *
 * @see <a href="https://bsonspec.org/spec.html">BSON</a>
 */
final class BsonBytes {

  private static final VarHandle INT32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int LENGTH = 4;
  private static final int OBJECT_ID = 12;

  private final byte[] bytes;
  private final int size;
  private int at;
  private int name;
  private int type;

  private BsonBytes(ByteBuf buffer) {
    bytes = buffer.array();
    size = buffer.remaining();
    at = buffer.position() + LENGTH;
  }

  /** Before the first field. Drivers keep answers as bytes, save those of very old servers. */
  static BsonBytes of(BsonDocument document) {
    RawBsonDocument raw =
        document instanceof RawBsonDocument there
            ? there
            : new RawBsonDocument(document, new BsonDocumentCodec());
    return new BsonBytes(raw.getByteBuffer());
  }

  /** Of the whole document. */
  int size() {
    return size;
  }

  /** Goes to the next field; false, and behind the document, at its end. */
  boolean next() {
    type = bytes[at++];
    if (type == 0) {
      return false;
    }
    name = at;
    while (bytes[at++] != 0) {
      // To the end of the name.
    }
    return true;
  }

  /** Whether the field has this name, of ASCII. */
  boolean isNamed(String wanted) {
    int length = wanted.length();
    if (at - 1 - name != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[name + i] != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  boolean isDocument() {
    return type == BsonType.DOCUMENT.getValue();
  }

  boolean isArray() {
    return type == BsonType.ARRAY.getValue();
  }

  /** Goes before the first field of the document or array that the field has. */
  void enter() {
    at += LENGTH;
  }

  /** Goes behind an array; says how many elements it has. */
  long countElements() {
    long elements = 0;
    enter();
    while (next()) {
      skip();
      elements++;
    }
    return elements;
  }

  /** Goes behind a number; 0 for what is none. */
  long number() {
    int value = at;
    skip();
    return switch (type) {
      case 0x01 -> (long) Double.longBitsToDouble(int64(value));
      case 0x10 -> int32(value);
      case 0x12 -> int64(value);
      default -> 0;
    };
  }

  /** Goes behind the field. */
  void skip() {
    switch (type) {
      case 0x01, 0x09, 0x11, 0x12 -> at += Long.BYTES;
      case 0x02, 0x0d, 0x0e -> at += LENGTH + length(0);
      case 0x03, 0x04, 0x0f -> at += length(LENGTH);
      case 0x05 -> at += LENGTH + 1 + length(0);
      case 0x07 -> at += OBJECT_ID;
      case 0x08 -> at++;
      case 0x0b -> skipPattern();
      case 0x0c -> at += LENGTH + length(0) + OBJECT_ID;
      case 0x10 -> at += Integer.BYTES;
      case 0x13 -> at += 2 * Long.BYTES;
      case 0x06, 0x0a, 0x7f, -1 -> {
        // No value: undefined, null, the keys beyond all others.
      }
      default -> throw new IllegalArgumentException("no type of BSON: " + type);
    }
  }

  /** A pattern and its options. */
  private void skipPattern() {
    for (int texts = 0; texts < 2; texts++) {
      while (bytes[at++] != 0) {
        // To the end of the text.
      }
    }
  }

  private int length(int least) {
    int length = int32(at);
    if (length < least) {
      throw new IllegalArgumentException("a negative length in BSON");
    }
    return length;
  }

  private int int32(int from) {
    return (int) INT32.get(bytes, from);
  }

  private long int64(int from) {
    return (long) INT64.get(bytes, from);
  }
}
