package io.hotpath.agent;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What weaving has to know of a class before it rewrites a method: one pass over the class file.
 */
final class ClassFacts extends ClassVisitor {

  private final Map<String, MethodFacts> methods = new HashMap<>();
  private String type = "";
  private String superType = "";
  private String file = "";
  private int version;

  private ClassFacts() {
    super(Opcodes.ASM9);
  }

  static ClassFacts read(ClassReader reader) {
    ClassFacts facts = new ClassFacts();
    reader.accept(facts, ClassReader.SKIP_FRAMES);
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
  String file() {
    return file;
  }

  /** Class files have stack map frames since Java 6. */
  boolean hasFrames() {
    return version >= Opcodes.V1_6;
  }

  /** The facts of a method with code, or null. */
  @Nullable MethodFacts method(String name, String descriptor) {
    return methods.get(name + descriptor);
  }

  @Override
  public void visit(
      int classVersion,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    version = classVersion & 0xffff;
    type = name.replace('/', '.');
    superType = superName == null ? "" : superName;
  }

  @Override
  public void visitSource(@Nullable String source, @Nullable String debug) {
    file = source == null ? "" : source;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
      return null;
    }
    MethodFacts facts = new MethodFacts(access, name, descriptor);
    methods.put(name + descriptor, facts);
    return facts;
  }
}
