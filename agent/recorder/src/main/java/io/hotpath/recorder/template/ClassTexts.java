package io.hotpath.recorder.template;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The texts that stand in a class: its string constants (JVM specification, 4.4), and with them the
 * recipes of its string concatenations, where {@code \u0001} marks a value. Stateless.
 *
 * <p>Bounds: {@link #MAX_TEXTS} of at most {@link #MAX_CHARS}; what is beyond is left out. A class
 * whose file cannot be found or read has no texts.
 */
final class ClassTexts {

  static final int MAX_TEXTS = 2_000;
  static final int MAX_CHARS = 1_000;

  private static final int MAX_FILE_BYTES = 4 << 20;
  private static final int MAGIC = 0xCAFEBABE;

  private static final int UTF8 = 1;
  private static final int INTEGER = 3;
  private static final int FLOAT = 4;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int STRING = 8;
  private static final int METHOD_HANDLE = 15;
  private static final int METHOD_TYPE = 16;
  private static final int MODULE = 19;
  private static final int PACKAGE = 20;

  /** Kept with the class, since several loggers may ask for it. */
  private static final ClassValue<Set<String>> KNOWN =
      new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
          return find(type);
        }
      };

  private ClassTexts() {}

  /** The texts of a class, asked from where it was loaded when they are first needed. */
  static Set<String> of(Class<?> type) {
    return KNOWN.get(type);
  }

  private static Set<String> find(Class<?> type) {
    String name = type.getName();
    String file = "/" + name.replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      return in == null ? Set.of() : read(in.readNBytes(MAX_FILE_BYTES));
    } catch (IOException | RuntimeException e) {
      return Set.of();
    }
  }

  /**
   * The texts in a class file.
   *
   * @throws IOException when it is malformed
   */
  static Set<String> read(byte[] file) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
    if (in.readInt() != MAGIC) {
      throw new IOException("not a class file");
    }
    in.skipNBytes(4);
    int count = in.readUnsignedShort();
    String[] names = new String[count];
    int[] strings = new int[count];
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case UTF8 -> names[i] = in.readUTF();
        case STRING -> strings[i] = in.readUnsignedShort();
        case LONG, DOUBLE -> {
          in.skipNBytes(8);
          i++;
        }
        default -> in.skipNBytes(size(tag));
      }
    }
    return texts(names, strings);
  }

  private static int size(int tag) {
    return switch (tag) {
      case CLASS, METHOD_TYPE, MODULE, PACKAGE -> 2;
      case METHOD_HANDLE -> 3;
      case INTEGER, FLOAT -> 4;
      // References to a member, dynamic constants and calls: two indexes.
      default -> 4;
    };
  }

  private static Set<String> texts(String[] names, int[] strings) throws IOException {
    Set<String> texts = new LinkedHashSet<>();
    for (int utf8 : strings) {
      if (utf8 >= names.length) {
        throw new IOException("a constant beyond the pool");
      }
      String text = names[utf8];
      if (text != null && text.length() <= MAX_CHARS && texts.size() < MAX_TEXTS) {
        texts.add(text);
      }
    }
    return texts;
  }
}
