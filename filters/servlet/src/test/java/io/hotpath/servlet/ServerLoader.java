package io.hotpath.servlet;

/** The loader of a container: the JDK, the servlet API, and nothing of ours. */
final class ServerLoader extends ClassLoader {
  ServerLoader() {
    super(ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith("jakarta.servlet.")) {
      return ServerLoader.class.getClassLoader().loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }
}
