package io.hotpath.samples.mongo.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Set;

/** Messages of MongoDB's wire protocol, as far as they must be told apart. */
final class WireMessage {

  private static final int HEADER_BYTES = 16;
  private static final int MAX_BYTES = 48_000_000;
  private static final int OP_CODE_AT = 12;
  private static final int OP_MSG = 2013;

  /** Behind header, flags, kind of section, length of document and type of its first element. */
  private static final int NAME_AT = HEADER_BYTES + 4 + 1 + 4 + 1;

  private static final Set<String> GREETINGS =
      Set.of("hello", "ismaster", "buildinfo", "getlasterror");

  private WireMessage() {}

  /** Reads one message with its header; fails at the end of the stream. */
  static byte[] read(DataInputStream in) throws IOException {
    int length = Integer.reverseBytes(in.readInt());
    if (length < HEADER_BYTES || length > MAX_BYTES) {
      throw new IOException("a message of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    littleEndian(bytes).putInt(0, length);
    in.readFully(bytes, Integer.BYTES, length - Integer.BYTES);
    return bytes;
  }

  /** Whether a driver only gets to know the server, or looks whether it is still there. */
  static boolean isGreeting(byte[] message) {
    if (littleEndian(message).getInt(OP_CODE_AT) != OP_MSG) {
      // Older kinds of messages are used for nothing else today.
      return true;
    }
    int end = NAME_AT;
    while (end < message.length && message[end] != 0) {
      end++;
    }
    String command = new String(message, NAME_AT, Math.max(0, end - NAME_AT), UTF_8);
    return GREETINGS.contains(command.toLowerCase(Locale.ROOT));
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
