package io.hotpath.profile;

import java.util.Comparator;

/**
 * A method of the application as a profile names it. Immutable; compared by all its parts.
 *
 * @param type binary class name with dots, empty for the pseudo methods below
 * @param name method name, {@code <init>} for a constructor
 * @param file source file, empty where the class does not say
 * @param line first line with code, 0 where the class does not say
 */
public record Method(String type, String name, String file, int line)
    implements Comparable<Method> {

  /** The root of every tree: the request itself, and with it all code that is not woven. */
  public static final Method REQUEST = new Method("", "(request)", "", 0);

  /**
   * Parent of calls that found no place in a full tree. Its children have exact counts and no time:
   * their time is self time of the method that was on top when the tree was full.
   */
  public static final Method BEYOND = new Method("", "(beyond the cap)", "", 0);

  /**
   * A call of the database driver: its self time is the driver's own work, the wait for a
   * connection and the choice of a server. Its children are the queries.
   */
  public static final Method DRIVER = new Method("", "(MongoDB driver)", "", 0);

  /** Appenders at work, or taking events over. Its children are the statements. */
  public static final Method LOGGING = new Method("", "(logging)", "", 0);

  /** Made when methods are first compared, which the start of a JVM does not wait for. */
  private static final class Order {
    static final Comparator<Method> BY_ALL_PARTS =
        Comparator.comparing(Method::type)
            .thenComparing(Method::name)
            .thenComparing(Method::file)
            .thenComparingInt(Method::line);
  }

  /** The method that a thread was in, at the line it was at. */
  public static Method at(StackWalker.StackFrame frame) {
    String file = frame.getFileName();
    return new Method(
        frame.getClassName(),
        frame.getMethodName(),
        file == null ? "" : file,
        frame.getLineNumber());
  }

  /** The class and the method, as in a stack trace: {@code com.acme.Catalogue.find}. */
  public String qualifiedName() {
    return type.isEmpty() ? name : type + "." + name;
  }

  /** As pstats prints a function, {@code filename:lineno(function)}. */
  public String location() {
    if (type.isEmpty()) {
      return name;
    }
    String where = file.isEmpty() ? "?" : file;
    return where + ":" + line + "(" + qualifiedName() + ")";
  }

  /** Whether this is a place in the tree rather than a method of the application. */
  public boolean isPseudo() {
    return type.isEmpty();
  }

  @Override
  public int compareTo(Method other) {
    return Order.BY_ALL_PARTS.compare(this, other);
  }
}
