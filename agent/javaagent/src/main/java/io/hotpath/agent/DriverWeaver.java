package io.hotpath.agent;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Weaves the few classes of the MongoDB driver that matter: the builders of a client's settings,
 * which get our listeners, and the executor that each synchronous operation goes through. The same
 * names in drivers 3.7 to 5.x. Stateless.
 */
final class DriverWeaver {

  /** Where the driver's classes are. */
  static final String DRIVER = "com.mongodb.";

  static final String COMMANDS = "commandListeners";
  private static final String POOLS = "connectionPoolListeners";

  /** Builders, and their lists of listeners. */
  private static final Map<String, String> BUILDERS =
      Map.of(
          "com/mongodb/MongoClientSettings$Builder", COMMANDS,
          "com/mongodb/MongoClientOptions$Builder", COMMANDS,
          "com/mongodb/async/client/MongoClientSettings$Builder", COMMANDS,
          "com/mongodb/connection/ConnectionPoolSettings$Builder", POOLS);

  private static final String EXECUTOR = "com/mongodb/client/internal/OperationExecutor";

  private DriverWeaver() {}

  /**
   * Weaves a class of the driver.
   *
   * @return the woven class, or null to leave it as it is
   */
  static byte @Nullable [] weave(byte[] original) {
    ClassReader reader = new ClassReader(original);
    String list = BUILDERS.get(reader.getClassName());
    boolean executes = isExecutor(reader);
    if (list == null && !executes) {
      return null;
    }
    ClassFacts facts = ClassFacts.read(new ClassBytes(original));
    ClassWriter writer = new ClassWriter(reader, 0);
    Rewriter rewriter =
        list != null
            ? new Builder(writer, reader.getClassName(), list)
            : new Executor(writer, facts);
    reader.accept(rewriter, ClassReader.EXPAND_FRAMES);
    return rewriter.woven ? writer.toByteArray() : null;
  }

  private static boolean isExecutor(ClassReader reader) {
    for (String type : reader.getInterfaces()) {
      if (type.equals(EXECUTOR)) {
        return (reader.getAccess() & Opcodes.ACC_INTERFACE) == 0;
      }
    }
    return false;
  }

  private abstract static class Rewriter extends ClassVisitor {
    boolean woven;

    Rewriter(ClassWriter writer) {
      super(Opcodes.ASM9, writer);
    }
  }

  /** Only where the list is there under its name: fields are visited before methods. */
  private static final class Builder extends Rewriter {
    private final String type;
    private final String list;
    private boolean hasList;

    Builder(ClassWriter writer, String type, String list) {
      super(writer);
      this.type = type;
      this.list = list;
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      hasList |= name.equals(list) && descriptor.equals("Ljava/util/List;");
      return super.visitField(access, name, descriptor, signature, value);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor copy = super.visitMethod(access, name, descriptor, signature, exceptions);
      if (copy == null || !hasList || !name.equals("build") || !descriptor.startsWith("()")) {
        return copy;
      }
      woven = true;
      return new ListenerVisitor(copy, type, list);
    }
  }

  private static final class Executor extends Rewriter {
    private final ClassFacts facts;

    Executor(ClassWriter writer, ClassFacts facts) {
      super(writer);
      this.facts = facts;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor copy = super.visitMethod(access, name, descriptor, signature, exceptions);
      MethodFacts method = facts.method(name, descriptor);
      if (copy == null || method == null || !name.equals("execute")) {
        return copy;
      }
      woven = true;
      return new DriverVisitor(copy, facts.hasFrames(), method.maxLocals());
    }
  }
}
