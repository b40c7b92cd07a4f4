package io.hotpath.agent;

import io.hotpath.agent.CallSite.Counting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds the counted calls of one method, and which of them are fixed: no way through the code leads
 * around them or back before them. A way that crosses a call otherwise than by making it is a jump,
 * or an exception that goes to a handler; one that ends before it is a return.
 *
 * <p>Places are counted in calls: place n lies before the n-th counted call.
 */
final class CallSiteFinder extends MethodVisitor {

  private final CallSites sites;
  private final Consumer<List<CallSite>> result;
  private final List<Integer> callees = new ArrayList<>();
  private final Map<Label, Integer> places = new HashMap<>();
  private final List<Jump> jumps = new ArrayList<>();
  private final List<Range> ranges = new ArrayList<>();

  /** The calls before it are made by each run. */
  private int firstReturn = Integer.MAX_VALUE;

  private record Jump(int from, Label to) {}

  private record Range(Label start, Label end, Label handler) {}

  /**
   * @param result gets what was found
   */
  private CallSiteFinder(CallSites sites, Consumer<List<CallSite>> result) {
    super(Opcodes.ASM9);
    this.sites = sites;
    this.result = result;
  }

  /** The calls that are counted, in the order of the code, by the calling method. */
  static Map<String, List<CallSite>> find(CallSites sites, ClassReader file) {
    Map<String, List<CallSite>> found = new HashMap<>();
    if (!sites.isEmpty()) {
      file.accept(
          new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
              return new CallSiteFinder(sites, calls -> found.put(name + descriptor, calls));
            }
          },
          ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }
    return found;
  }

  private int here() {
    return callees.size();
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    int callee = sites.number(owner, name, descriptor);
    if (callee >= 0) {
      callees.add(callee);
    }
  }

  @Override
  public void visitLabel(Label label) {
    places.put(label, here());
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
    ranges.add(new Range(start, end, handler));
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    jumps.add(new Jump(here(), label));
    if (opcode == Opcodes.JSR) {
      // Where a subroutine returns to is not in its code.
      firstReturn = 0;
    }
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
    visitLookupSwitchInsn(otherwise, new int[0], labels);
  }

  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
    visitJumpInsn(Opcodes.GOTO, otherwise);
    for (Label label : labels) {
      visitJumpInsn(Opcodes.GOTO, label);
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      firstReturn = Math.min(firstReturn, here());
    }
  }

  @Override
  public void visitEnd() {
    boolean[] isCrossed = new boolean[callees.size()];
    for (Jump jump : jumps) {
      cross(isCrossed, jump.from(), place(jump.to()));
    }
    for (Range range : ranges) {
      // From anywhere within, so the way is as long as it can be, forth or back.
      cross(isCrossed, place(range.start()), place(range.handler()));
      cross(isCrossed, place(range.end()), place(range.handler()));
    }
    List<CallSite> found = new ArrayList<>();
    for (int i = 0; i < callees.size(); i++) {
      boolean fixed = i < firstReturn && !isCrossed[i];
      found.add(new CallSite(callees.get(i), fixed ? Counting.FIXED : Counting.EACH));
    }
    result.accept(found);
  }

  private int place(Label label) {
    return places.getOrDefault(label, 0);
  }

  private static void cross(boolean[] isCrossed, int from, int to) {
    for (int call = Math.min(from, to); call < Math.max(from, to); call++) {
      isCrossed[call] = true;
    }
  }
}
