package io.hotpath.agent;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * What weaving has to know of a class before it rewrites a method. Walks over the class file as it
 * lies there (JVM specification, chapter 4): a visitor's pass would parse every instruction, frame
 * and label only to ask for a few, and was a third of the cost of weaving.
 */
final class ClassFacts {

  private static final int MAJOR_VERSION_AT = 6;

  private final ClassReader file;
  private final char[] buffer;
  private final Map<String, MethodFacts> methods = new HashMap<>();
  private final String type;
  private final String superType;
  private final int version;
  private String source = "";

  private ClassFacts(ClassReader file) {
    this.file = file;
    this.buffer = new char[file.getMaxStringLength()];
    this.type = file.getClassName().replace('/', '.');
    this.superType = file.getSuperName() == null ? "" : file.getSuperName();
    this.version = file.readUnsignedShort(MAJOR_VERSION_AT);
  }

  /**
   * Reads the facts of all methods with code.
   *
   * @throws RuntimeException when the class file is malformed
   */
  static ClassFacts read(ClassReader file) {
    ClassFacts facts = new ClassFacts(file);
    facts.readMembers();
    return facts;
  }

  /** The class, with dots. */
  String type() {
    return type;
  }

  /** The class it extends, with slashes. */
  String superType() {
    return superType;
  }

  /** The source file, empty if unknown. */
  String source() {
    return source;
  }

  /** Class files have stack map frames since Java 6. */
  boolean hasFrames() {
    return version >= Opcodes.V1_6;
  }

  /** The facts of a method with code, or null. */
  @Nullable MethodFacts method(String name, String descriptor) {
    return methods.get(name + descriptor);
  }

  private void readMembers() {
    int interfaces = file.readUnsignedShort(file.header + 6);
    int at = file.header + 8 + 2 * interfaces;
    int fields = file.readUnsignedShort(at);
    at += 2;
    for (int i = 0; i < fields; i++) {
      at = skipAttributes(at + 6);
    }
    int count = file.readUnsignedShort(at);
    at += 2;
    for (int i = 0; i < count; i++) {
      at = readMethod(at);
    }
    readSource(at);
  }

  private int skipAttributes(int at) {
    int count = file.readUnsignedShort(at);
    int next = at + 2;
    for (int i = 0; i < count; i++) {
      next += 6 + file.readInt(next + 2);
    }
    return next;
  }

  private int readMethod(int at) {
    int attributes = file.readUnsignedShort(at + 6);
    int next = at + 8;
    for (int i = 0; i < attributes; i++) {
      if (isNamed(next, "Code")) {
        String name = file.readUTF8(at + 2, buffer);
        String descriptor = file.readUTF8(at + 4, buffer);
        int access = file.readUnsignedShort(at);
        int line = firstLine(next + 6);
        methods.put(
            name + descriptor, MethodFacts.scan(file, next + 6, access, name, descriptor, line));
      }
      next += 6 + file.readInt(next + 2);
    }
    return next;
  }

  /** The line of the first instruction, from the LineNumberTable of a Code attribute; 0 without. */
  private int firstLine(int code) {
    int exceptions = code + 8 + file.readInt(code + 4);
    int at = exceptions + 2 + 8 * file.readUnsignedShort(exceptions);
    int attributes = file.readUnsignedShort(at);
    at += 2;
    for (int i = 0; i < attributes; i++) {
      if (isNamed(at, "LineNumberTable") && file.readUnsignedShort(at + 6) > 0) {
        return file.readUnsignedShort(at + 10);
      }
      at += 6 + file.readInt(at + 2);
    }
    return 0;
  }

  private void readSource(int at) {
    int attributes = file.readUnsignedShort(at);
    int next = at + 2;
    for (int i = 0; i < attributes; i++) {
      if (isNamed(next, "SourceFile")) {
        source = file.readUTF8(next + 6, buffer);
      }
      next += 6 + file.readInt(next + 2);
    }
  }

  private boolean isNamed(int attribute, String name) {
    return name.equals(file.readUTF8(attribute, buffer));
  }
}
