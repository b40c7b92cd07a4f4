package io.hotpath.agent;

import static java.util.Map.entry;

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
  private static final String THREAD = "java/lang/Thread";
  private static final String GROUP = "Ljava/lang/ThreadGroup;";
  private static final String NAME = "Ljava/lang/String;";

  /** What is called, up to the end of the arguments, and the type of the task. */
  private static final Map<String, String> HAND_OVERS =
      Map.ofEntries(
          entry("execute(L" + RUNNABLE + ";)", RUNNABLE),
          entry("submit(L" + RUNNABLE + ";)", RUNNABLE),
          entry("submit(L" + CALLABLE + ";)", CALLABLE),
          entry("runAsync(L" + RUNNABLE + ";)", RUNNABLE),
          entry("runAsync(L" + RUNNABLE + EXECUTOR, RUNNABLE),
          entry("supplyAsync(L" + SUPPLIER + ";)", SUPPLIER),
          entry("supplyAsync(L" + SUPPLIER + EXECUTOR, SUPPLIER),
          entry("start(L" + RUNNABLE + ";)", RUNNABLE),
          entry("unstarted(L" + RUNNABLE + ";)", RUNNABLE),
          entry("startVirtualThread(L" + RUNNABLE + ";)", RUNNABLE),
          entry("<init>(L" + RUNNABLE + ";)", RUNNABLE),
          entry("<init>(L" + RUNNABLE + ";" + NAME + ")", RUNNABLE),
          entry("<init>(" + GROUP + "L" + RUNNABLE + ";)", RUNNABLE),
          entry("<init>(" + GROUP + "L" + RUNNABLE + ";" + NAME + ")", RUNNABLE));

  TaskVisitor(MethodVisitor out) {
    super(Opcodes.ASM9, out);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    String task = taskType(owner, name, descriptor);
    if (task != null) {
      // With an executor or a name behind it, the task is second on the stack.
      boolean second = !descriptor.contains("L" + task + ";)");
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
        switch (owner) {
          case "jakarta/servlet/AsyncContext" -> name.equals("start");
          case THREAD -> name.equals("<init>") || name.equals("startVirtualThread");
          default ->
              owner.startsWith(THREAD + "$Builder")
                  || (owner.startsWith("java/util/concurrent/") && !name.equals("<init>"));
        };
    return handsOver
        ? HAND_OVERS.get(name + descriptor.substring(0, descriptor.indexOf(')') + 1))
        : null;
  }
}
