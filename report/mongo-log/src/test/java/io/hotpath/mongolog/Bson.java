package io.hotpath.mongolog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes documents as BSON bytes: maps, lists, strings, numbers, and values given as bytes. */
final class Bson {

  /** A value of any type, as it is. */
  static final class Raw {
    private final int type;
    private final byte[] bytes;

    private Raw(int type, byte[] bytes) {
      this.type = type;
      this.bytes = bytes;
    }
  }

  private Bson() {}

  static byte[] document(Map<String, ?> fields) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach((name, value) -> element(name, value, body));
    return framed(body);
  }

  static Raw date(long millis) {
    return raw(0x09, bytes(8).putLong(millis));
  }

  static Raw regex(String pattern, String options) {
    return new Raw(0x0b, (pattern + "\0" + options + "\0").getBytes(StandardCharsets.UTF_8));
  }

  /** {@code {a: {a: .. {}}}}. */
  static Raw nested(int levels) {
    int length = 5 + 8 * (levels - 1);
    ByteBuffer document = bytes(length);
    for (int left = length; left > 5; left -= 8) {
      document.putInt(left).put((byte) 0x03).put((byte) 'a').put((byte) 0);
    }
    document.putInt(5);
    return raw(0x03, document);
  }

  static Raw objectId() {
    return new Raw(0x07, new byte[12]);
  }

  static Raw decimal(long digits, int exponent) {
    long high = (long) (exponent + 6176) << 49;
    return raw(0x13, bytes(16).putLong(digits).putLong(high));
  }

  private static byte[] array(List<?> items) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < items.size(); i++) {
      element(Integer.toString(i), items.get(i), body);
    }
    return framed(body);
  }

  private static byte[] framed(ByteArrayOutputStream body) {
    byte[] framed = new byte[body.size() + 5];
    ByteBuffer.wrap(framed)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(framed.length)
        .put(body.toByteArray());
    return framed;
  }

  private static void element(String name, @Nullable Object value, ByteArrayOutputStream out) {
    Raw raw = raw(value);
    out.write(raw.type);
    out.writeBytes((name + "\0").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(raw.bytes);
  }

  private static Raw raw(@Nullable Object value) {
    if (value instanceof Raw raw) {
      return raw;
    } else if (value instanceof Map<?, ?> map) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      map.forEach((name, field) -> element(String.valueOf(name), field, body));
      return new Raw(0x03, framed(body));
    } else if (value instanceof List<?> list) {
      return new Raw(0x04, array(list));
    } else if (value instanceof String text) {
      byte[] utf8 = (text + "\0").getBytes(StandardCharsets.UTF_8);
      return raw(0x02, bytes(4 + utf8.length).putInt(utf8.length).put(utf8));
    } else if (value instanceof Integer number) {
      return raw(0x10, bytes(4).putInt(number));
    } else if (value instanceof Long number) {
      return raw(0x12, bytes(8).putLong(number));
    } else if (value instanceof Double number) {
      return raw(0x01, bytes(8).putDouble(number));
    } else if (value instanceof Boolean is) {
      return new Raw(0x08, new byte[] {(byte) (is ? 1 : 0)});
    }
    return new Raw(0x0a, new byte[0]);
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Raw raw(int type, ByteBuffer filled) {
    byte[] bytes = new byte[filled.capacity()];
    filled.rewind().get(bytes);
    return new Raw(type, bytes);
  }
}
