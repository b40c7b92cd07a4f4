package io.hotpath.logging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hash of what was filled into a log message, to notice that the same is said again. Only of
 * values whose {@code hashCode} is the JDK's and quick: one of the application could do anything,
 * so its objects count by identity. Stateless.
 */
final class Values {

  private Values() {}

  /** Of all arguments and the class of what was thrown. */
  static long hash(@Nullable Object @Nullable [] arguments, @Nullable String thrown) {
    long hash = thrown == null ? 0 : thrown.hashCode();
    if (arguments != null) {
      for (Object argument : arguments) {
        hash = hash * 31 + hash(argument);
      }
    }
    return hash;
  }

  static int hash(@Nullable Object value) {
    return value instanceof String
            || value instanceof Integer
            || value instanceof Long
            || value instanceof Boolean
            || value instanceof Double
            || value instanceof Character
            || value instanceof Short
            || value instanceof Byte
            || value instanceof Float
            || value instanceof UUID
        ? value.hashCode()
        : System.identityHashCode(value);
  }
}
