package io.hotpath.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Marks where the application is inside the database driver. */
final class DriverVisitor extends FinallyVisitor {

  DriverVisitor(MethodVisitor out, boolean frames, int token) {
    super(out, frames, token);
  }

  @Override
  void before() {
    call("driverEntered", "()J");
    mv.visitVarInsn(Opcodes.LSTORE, token);
  }

  @Override
  void afterReturn() {
    mv.visitVarInsn(Opcodes.LLOAD, token);
    call("driverLeft", "(J)V");
  }

  @Override
  Object[] variables() {
    return new Object[] {Opcodes.LONG};
  }
}
