package io.hotpath.agent;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Loads our code that is typed against a library beside that library: it defines the classes of one
 * of our packages itself, takes the library and the rest of its world from the application's
 * loader, and everything else of ours from the agent.
 */
final class TypedLoader extends ClassLoader {

  private static final String OURS = Agent.class.getPackageName() + ".";

  private final String typed;
  private final ClassLoader agent = Agent.class.getClassLoader();

  /**
   * @param typedPackage the package defined here
   * @param library sees the library that the package is typed against
   */
  TypedLoader(String typedPackage, @Nullable ClassLoader library) {
    super("hotpath-typed", library);
    this.typed = typedPackage + ".";
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(typed)) {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }
    return name.startsWith(OURS) ? agent.loadClass(name) : super.loadClass(name, resolve);
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = agent.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
