package io.hotpath.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Protocol buffers' wire format, as far as pprof's messages need it. Confined to one thread. */
final class ProtoWriter {

  private static final int VARINT = 0;
  private static final int LENGTH = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A number; zero is the default and not written. */
  ProtoWriter number(int field, long value) {
    if (value != 0) {
      varint(((long) field << 3) | VARINT);
      varint(value);
    }
    return this;
  }

  /** Numbers one after the other. */
  ProtoWriter packed(int field, long... values) {
    ProtoWriter packed = new ProtoWriter();
    for (long value : values) {
      packed.varint(value);
    }
    return message(field, packed);
  }

  ProtoWriter message(int field, ProtoWriter message) {
    return block(field, message.bytes.toByteArray());
  }

  ProtoWriter text(int field, String text) {
    return block(field, text.getBytes(StandardCharsets.UTF_8));
  }

  private ProtoWriter block(int field, byte[] block) {
    varint(((long) field << 3) | LENGTH);
    varint(block.length);
    bytes.writeBytes(block);
    return this;
  }

  private void varint(long value) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      bytes.write((int) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    bytes.write((int) left);
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
