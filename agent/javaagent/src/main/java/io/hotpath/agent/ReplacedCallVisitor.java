package io.hotpath.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Sends calls of one JDK method through the bridge, which makes the same call and counts bytes. The
 * stack is the same for both.
 */
final class ReplacedCallVisitor extends MethodVisitor {

  private final String owner;
  private final String name;
  private final String descriptor;

  /** The bridge has a static method of this name, with the owner as its first parameter. */
  ReplacedCallVisitor(MethodVisitor out, String owner, String name, String descriptor) {
    super(Opcodes.ASM9, out);
    this.owner = owner;
    this.name = name;
    this.descriptor = descriptor;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String called, String method, String signature, boolean isInterface) {
    if (opcode == Opcodes.INVOKEVIRTUAL
        && called.equals(owner)
        && method.equals(name)
        && signature.equals(descriptor)) {
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          LogMethod.BRIDGE,
          name,
          "(L" + owner + ";" + descriptor.substring(1),
          false);
    } else {
      super.visitMethodInsn(opcode, called, method, signature, isInterface);
    }
  }
}
