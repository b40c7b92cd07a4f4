package io.hotpath.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * A method of a logging library that is being copied.
 *
 * @param copy where it goes
 * @param frames whether the class file has stack map frames
 * @param variables its local variables, in slots
 */
record LogMethod(
    MethodVisitor copy, boolean frames, String name, String descriptor, int variables) {

  static final String BRIDGE = "java/lang/HotpathLogBridge";

  boolean is(String wantedName, String wantedDescriptor) {
    return name.equals(wantedName) && descriptor.equals(wantedDescriptor);
  }

  /**
   * The local variable of the first parameter of a type.
   *
   * @param type descriptor, {@code Ljava/lang/String;}
   * @return -1 where there is none
   */
  int parameter(String type) {
    int variable = 1;
    for (Type parameter : Type.getArgumentTypes(descriptor)) {
      if (parameter.getDescriptor().equals(type)) {
        return variable;
      }
      variable += parameter.getSize();
    }
    return -1;
  }
}
