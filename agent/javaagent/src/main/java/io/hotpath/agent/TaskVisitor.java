package io.hotpath.agent;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds where the application itself hands a task to another thread, so that what the task does is
 * recorded with the request. The JDK's executors stay as they are: the argument is replaced at the
 * call, in the application's own code.
 */
final class TaskVisitor extends MethodVisitor {

  private static final String RUNNABLE = "java/lang/Runnable";
  private static final String CALLABLE = "java/util/concurrent/Callable";
  private static final String SUPPLIER = "java/util/function/Supplier";
  private static final String EXECUTOR = ";Ljava/util/concurrent/Executor;)";

  /** What is called, up to the end of the arguments, and the type of the task. */
  private static final Map<String, String> HAND_OVERS =
      Map.of(
          "execute(L" + RUNNABLE + ";)", RUNNABLE,
          "submit(L" + RUNNABLE + ";)", RUNNABLE,
          "submit(L" + CALLABLE + ";)", CALLABLE,
          "runAsync(L" + RUNNABLE + ";)", RUNNABLE,
          "runAsync(L" + RUNNABLE + EXECUTOR, RUNNABLE,
          "supplyAsync(L" + SUPPLIER + ";)", SUPPLIER,
          "supplyAsync(L" + SUPPLIER + EXECUTOR, SUPPLIER,
          "start(L" + RUNNABLE + ";)", RUNNABLE);

  TaskVisitor(MethodVisitor out) {
    super(Opcodes.ASM9, out);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    String task = taskType(owner, name, descriptor);
    if (task != null) {
      // With an executor behind it, the task is second on the stack.
      boolean second = descriptor.contains(EXECUTOR);
      swapIf(second);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          FinallyVisitor.BRIDGE,
          "task",
          "(L" + task + ";)L" + task + ";",
          false);
      swapIf(second);
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
  }

  private void swapIf(boolean second) {
    if (second) {
      super.visitInsn(Opcodes.SWAP);
    }
  }

  private static @Nullable String taskType(String owner, String name, String descriptor) {
    boolean handsOver =
        name.equals("start")
            ? owner.equals("jakarta/servlet/AsyncContext")
            : owner.startsWith("java/util/concurrent/");
    return handsOver
        ? HAND_OVERS.get(name + descriptor.substring(0, descriptor.indexOf(')') + 1))
        : null;
  }
}
