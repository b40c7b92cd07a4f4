package io.hotpath.it.fault;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes methods throw where they begin and where they return. Argument: {@code N:CLASS#METHOD;...},
 * below the package {@code io.hotpath.agent}; every N-th visit throws.
 */
public final class FaultAgent implements ClassFileTransformer {

  private static final String AGENT = "io/hotpath/agent/";

  /** As {@code CLASS#METHOD}, with slashes. */
  private final Set<String> methods;

  private FaultAgent(Set<String> methods) {
    this.methods = methods;
  }

  public static void premain(String argument, Instrumentation instrumentation) {
    String[] parts = argument.split(":", 2);
    Set<String> methods = new HashSet<>();
    for (String method : parts[1].split(";", -1)) {
      methods.add(AGENT + method.replace('.', '/'));
    }
    Faults.EVERY.set(Integer.parseInt(parts[0]));
    instrumentation.addTransformer(new FaultAgent(methods));
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (name == null || methods.stream().noneMatch(method -> method.startsWith(name + "#"))) {
      return null;
    }
    ClassNode type = new ClassNode();
    new ClassReader(bytes).accept(type, 0);
    List<MethodNode> chosen =
        type.methods.stream()
            .filter(method -> methods.contains(name + "#" + method.name))
            .filter(method -> method.instructions.size() > 0)
            .toList();
    if (chosen.isEmpty()) {
      System.err.println("fault: there is none of the methods in " + name);
    }
    chosen.forEach(FaultAgent::rewrite);
    // Calls alone: neither the frames change nor the variables.
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.accept(writer);
    System.err.println("fault: rewrote " + chosen.size() + " methods of " + name);
    return writer.toByteArray();
  }

  private static void rewrite(MethodNode method) {
    for (AbstractInsnNode at : method.instructions.toArray()) {
      if (at.getOpcode() >= Opcodes.IRETURN && at.getOpcode() <= Opcodes.RETURN) {
        method.instructions.insertBefore(at, strike());
      }
    }
    method.instructions.insert(strike());
  }

  private static MethodInsnNode strike() {
    return new MethodInsnNode(
        Opcodes.INVOKESTATIC, "io/hotpath/it/fault/Faults", "strike", "()V", false);
  }
}
