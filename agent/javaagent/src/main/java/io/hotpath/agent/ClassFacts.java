package io.hotpath.agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
  private final List<MethodFacts> methods = new ArrayList<>();
  private final String type;
  private final String superType;
  private String source = "";
  private boolean movable = true;

  /** Made when somebody asks by name: for most classes nobody does. */
  private @Nullable Map<String, MethodFacts> byName;

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
  List<MethodFacts> methods() {
    return methods;
  }

  /** Whether instructions may move: no code has an attribute that we do not know. */
  boolean isMovable() {
    return movable;
  }

  /** The facts of a method with code, or null. */
  @Nullable MethodFacts method(String name, String descriptor) {
    if (byName == null) {
      byName = new HashMap<>();
      for (MethodFacts method : methods) {
        byName.put(method.name() + method.descriptor(), method);
      }
    }
    return byName.get(name + descriptor);
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
        int line = codeAttributes(next + 6);
        methods.add(MethodFacts.scan(file, next + 6, access, name, descriptor, line));
      }
      next += 6 + file.readInt(next + 2);
    }
    return next;
  }

  /** Looks at the attributes of a Code attribute; answers its first line, 0 without. */
  private int codeAttributes(int code) {
    int at = CodeSplice.attributesAt(file, code);
    int attributes = file.readUnsignedShort(at);
    int line = 0;
    at += 2;
    for (int i = 0; i < attributes; i++) {
      if (!file.isNamed(at, CodeSplice.LINES)) {
        movable &= CodeSplice.canMove(file, at);
      } else if (line == 0 && file.readUnsignedShort(at + 6) > 0) {
        line = file.readUnsignedShort(at + 10);
      }
      at += 6 + file.readInt(at + 2);
    }
    return line;
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
