package io.hotpath.agent;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;

/** What is woven into the methods of one class of a logging library. */
interface LogWeave {

  /** What writes the copy, or null where the method stays as it is. */
  @Nullable MethodVisitor of(LogMethod method);
}
