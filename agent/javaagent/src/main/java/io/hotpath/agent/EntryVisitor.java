package io.hotpath.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Begins and ends a request around {@code service} of a servlet or {@code doFilter} of a filter.
 */
final class EntryVisitor extends FinallyVisitor {

  private static final String THROWABLE = "java/lang/Throwable";

  EntryVisitor(MethodVisitor out, boolean frames, int token) {
    super(out, frames, token);
  }

  @Override
  void before() {
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitVarInsn(Opcodes.ALOAD, 1);
    mv.visitVarInsn(Opcodes.ALOAD, 2);
    call("begin", "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;");
    mv.visitVarInsn(Opcodes.ASTORE, token);
  }

  @Override
  void afterReturn() {
    mv.visitVarInsn(Opcodes.ALOAD, token);
    mv.visitInsn(Opcodes.ACONST_NULL);
    call("end", "(Ljava/lang/Object;L" + THROWABLE + ";)V");
  }

  @Override
  void afterThrow() {
    mv.visitInsn(Opcodes.DUP);
    mv.visitVarInsn(Opcodes.ALOAD, token);
    mv.visitInsn(Opcodes.SWAP);
    call("end", "(Ljava/lang/Object;L" + THROWABLE + ";)V");
  }

  @Override
  Object[] variables() {
    return new Object[] {"java/lang/Object"};
  }
}
