package io.hotpath.agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Calls that are counted where they are made, by the method that the call names: which one runs is
 * decided later, and may be one that overrides it. Thread-safe.
 */
final class CallSites {

  /** For a class in which none are. */
  private static final Map<String, List<Integer>> NONE = Map.of();

  /** By owner, name and descriptor as in a class file. */
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

  /**
   * From now on calls of this method are counted in classes that are woven.
   *
   * @param owner with slashes
   */
  void add(String owner, String name, String descriptor, int number) {
    numbers.put(key(owner, name, descriptor), number);
  }

  boolean isEmpty() {
    return numbers.isEmpty();
  }

  /** Number of the method that is counted; -1 for one that is not. */
  int number(String owner, String name, String descriptor) {
    return numbers.isEmpty() ? -1 : numbers.getOrDefault(key(owner, name, descriptor), -1);
  }

  private static String key(String owner, String name, String descriptor) {
    return owner + '.' + name + descriptor;
  }

  /** Numbers of the counted methods that each method calls, by its name and descriptor. */
  Map<String, List<Integer>> calledIn(ClassReader file) {
    if (numbers.isEmpty()) {
      return NONE;
    }
    Map<String, List<Integer>> called = new HashMap<>();
    file.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            return new Finder(called.computeIfAbsent(name + descriptor, key -> new ArrayList<>()));
          }
        },
        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return called;
  }

  /** Notes each counted method once. */
  private final class Finder extends MethodVisitor {
    private final List<Integer> found;

    Finder(List<Integer> found) {
      super(Opcodes.ASM9);
      this.found = found;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      int number = number(owner, name, descriptor);
      if (number >= 0 && !found.contains(number)) {
        found.add(number);
      }
    }
  }
}
