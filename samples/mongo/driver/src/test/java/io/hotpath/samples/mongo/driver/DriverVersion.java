package io.hotpath.samples.mongo.driver;

import io.hotpath.samples.mongo.launch.WebServer;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The application with one version of the driver, beside the version it was compiled against. */
final class DriverVersion extends URLClassLoader {

  private static final List<String> OWN =
      List.of("com.mongodb.", "org.bson.", DriverApplication.class.getPackageName());

  private DriverVersion(List<URL> places) {
    super(places.toArray(URL[]::new), DriverVersion.class.getClassLoader());
  }

  /** Starts the application. */
  @SuppressWarnings("unchecked") // The map's classes are those of the loader above.
  WebServer start(String mongoUri) throws ReflectiveOperationException {
    Object servlets =
        loadClass(DriverApplication.class.getName())
            .getMethod("servlets", String.class)
            .invoke(null, mongoUri);
    return WebServer.start(0, (Map<String, HttpServlet>) servlets);
  }

  static DriverVersion of(String version) throws IOException {
    List<URL> places = new ArrayList<>();
    places.add(DriverApplication.class.getProtectionDomain().getCodeSource().getLocation());
    try (Stream<Path> jars = Files.list(Path.of("target", "drivers", version))) {
      for (Path jar : jars.sorted().toList()) {
        places.add(url(jar));
      }
    }
    return new DriverVersion(places);
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (OWN.stream().noneMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
