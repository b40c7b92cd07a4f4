package io.hotpath.it;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Started as a JVM of its own: goes through classes by name and says of each what came of it.
 * Arguments: {@code link} or {@code run}, and a file of names.
 */
final class Walk {

  private Walk() {}

  public static void main(String[] arguments) throws IOException {
    List<String> names = Files.readAllLines(Path.of(arguments[1]));
    boolean run = arguments[0].equals("run");
    StringBuilder said = new StringBuilder();
    int linked = 0;
    for (String name : names) {
      try {
        String result = run ? run(name) : link(name);
        linked++;
        said.append(result);
      } catch (ReflectiveOperationException | LinkageError e) {
        // The message names places in the code, which differ when it is woven.
        said.append(name).append(" fails with ").append(e.getClass().getName()).append('\n');
      }
    }
    System.out.print(said);
    System.out.println("linked " + linked);
  }

  /** Links, which verifies, and does not initialize: to ask for members is enough. */
  private static String link(String name) throws ReflectiveOperationException {
    Class<?> type = Class.forName(name, false, Walk.class.getClassLoader());
    return type.getDeclaredConstructors().length < 0 ? name : "";
  }

  private static String run(String name) throws ReflectiveOperationException {
    try {
      return name + " says " + Class.forName(name).getMethod("run").invoke(null) + "\n";
    } catch (InvocationTargetException e) {
      return name + " throws " + e.getCause() + "\n";
    }
  }
}
