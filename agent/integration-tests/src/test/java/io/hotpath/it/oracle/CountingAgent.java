package io.hotpath.it.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Counts every call of every method below a package, each method on its own, without a tree or a
 * request. Argument: {@code PACKAGE:FOLDER}, where the folder is how a test talks to {@link
 * CallCounter}.
 */
public final class CountingAgent implements ClassFileTransformer {

  private final String prefix;

  private CountingAgent(String prefix) {
    this.prefix = prefix;
  }

  public static void premain(String argument, Instrumentation instrumentation) {
    String[] parts = argument.split(":", 2);
    instrumentation.addTransformer(new CountingAgent(parts[0].replace('.', '/') + "/"));
    Thread thread = new Thread(() -> obey(Path.of(parts[1])), "counting-agent");
    thread.setDaemon(true);
    thread.start();
  }

  private static void obey(Path folder) {
    try {
      while (true) {
        CallCounter.obey(folder);
        Thread.sleep(20);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public byte @Nullable [] transform(
      ClassLoader loader,
      String name,
      @Nullable Class<?> redefined,
      ProtectionDomain domain,
      byte[] bytes) {
    if (name == null || !name.startsWith(prefix)) {
      return null;
    }
    ClassNode type = new ClassNode();
    new ClassReader(bytes).accept(type, 0);
    type.methods.stream()
        .filter(method -> method.instructions.size() > 0)
        .forEach(method -> method.instructions.insert(hit(type.name, method)));
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.accept(writer);
    return writer.toByteArray();
  }

  private static InsnList hit(String type, MethodNode method) {
    InsnList code = new InsnList();
    String kind = isWorthAProbe(method) ? "worth " : "slight ";
    code.add(
        new LdcInsnNode(kind + type.replace('/', '.') + "#" + method.name + ":" + line(method)));
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            "io/hotpath/it/oracle/CallCounter",
            "hit",
            "(Ljava/lang/String;)V",
            false));
    return code;
  }

  private static int line(MethodNode method) {
    for (AbstractInsnNode at : method.instructions) {
      if (at instanceof LineNumberNode line) {
        return line.line;
      }
    }
    return 0;
  }

  /** What a profile must not leave out: written by a programmer, with a call or a loop. */
  private static boolean isWorthAProbe(MethodNode method) {
    boolean synthetic = (method.access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) != 0;
    boolean ofEnum = method.name.equals("values") || method.name.equals("valueOf");
    if ((synthetic && !method.name.startsWith("lambda$"))
        || method.name.equals("<clinit>")
        || ofEnum) {
      return false;
    }
    for (AbstractInsnNode at : method.instructions) {
      boolean loop =
          at instanceof JumpInsnNode jump
              && method.instructions.indexOf(jump.label) < method.instructions.indexOf(jump);
      if (at instanceof MethodInsnNode || at instanceof InvokeDynamicInsnNode || loop) {
        return true;
      }
    }
    return false;
  }
}
