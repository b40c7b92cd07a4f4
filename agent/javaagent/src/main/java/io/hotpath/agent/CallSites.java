package io.hotpath.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Calls that are counted where they are made, by the method that the call names: which one runs is
 * decided later, and may be one that overrides it. Immutable.
 */
final class CallSites {

  /** None are counted. */
  static final CallSites NONE = new CallSites(Map.of());

  /** By owner, name and descriptor as in a class file. */
  private final Map<String, Integer> numbers;

  private CallSites(Map<String, Integer> numbers) {
    this.numbers = numbers;
  }

  /** The same and others. */
  CallSites with(Map<String, Integer> more) {
    Map<String, Integer> all = new HashMap<>(numbers);
    all.putAll(more);
    return new CallSites(all);
  }

  boolean isEmpty() {
    return numbers.isEmpty();
  }

  /** Number of the method that is counted; -1 for one that is not. */
  int number(String owner, String name, String descriptor) {
    return numbers.getOrDefault(key(owner, name, descriptor), -1);
  }

  /**
   * What a call of a method is known by.
   *
   * @param owner with slashes
   */
  static String key(String owner, String name, String descriptor) {
    return owner + '.' + name + descriptor;
  }

  /** The calls that are counted, in the order of the code, by the calling method. */
  Map<String, List<CallSite>> in(ClassReader file) {
    Map<String, List<CallSite>> found = new HashMap<>();
    if (!isEmpty()) {
      file.accept(
          new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
              return new CallSiteFinder(
                  CallSites.this, sites -> found.put(name + descriptor, sites));
            }
          },
          ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }
    return found;
  }
}
