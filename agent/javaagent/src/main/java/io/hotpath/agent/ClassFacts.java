package io.hotpath.agent;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * What weaving has to know of a class before it rewrites a method. Walks over the class file as it
 * lies there (JVM specification, chapter 4): a visitor's pass would parse every instruction, frame
 * and label only to ask for a few, and was a third of the cost of weaving.
 */
final class ClassFacts {

  private final ClassBytes file;
  private final Map<String, MethodFacts> methods = new LinkedHashMap<>();
  private final String type;
  private final String superType;
  private String source = "";

  private ClassFacts(ClassBytes file) {
    this.file = file;
    this.type = file.className(file.header() + 2).replace('/', '.');
    this.superType = file.className(file.header() + 4);
  }

  /**
   * Reads the facts of all methods with code.
   *
   * @throws RuntimeException when the class file is malformed
   */
  static ClassFacts read(ClassBytes file) {
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
    return file.majorVersion() >= Opcodes.V1_6;
  }

  /** The facts of all methods with code, in their order. */
  Collection<MethodFacts> methods() {
    return methods.values();
  }

  /** The facts of a method with code, or null. */
  @Nullable MethodFacts method(String name, String descriptor) {
    return methods.get(name + descriptor);
  }

  private void readMembers() {
    int at = file.methodsAt();
    int count = file.readUnsignedShort(at);
    at += 2;
    for (int i = 0; i < count; i++) {
      at = readMethod(at);
    }
    readSource(at);
  }

  private int readMethod(int at) {
    int attributes = file.readUnsignedShort(at + 6);
    int next = at + 8;
    for (int i = 0; i < attributes; i++) {
      if (file.isNamed(next, "Code")) {
        String name = file.utf8(at + 2);
        String descriptor = file.utf8(at + 4);
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
      if (file.isNamed(at, "LineNumberTable") && file.readUnsignedShort(at + 6) > 0) {
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
      if (file.isNamed(next, "SourceFile")) {
        source = file.utf8(next + 6);
      }
      next += 6 + file.readInt(next + 2);
    }
  }
}
