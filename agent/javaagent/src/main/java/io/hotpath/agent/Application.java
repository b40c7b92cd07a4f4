package io.hotpath.agent;

import io.hotpath.recorder.Options;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Which classes are the application's own: those that option {@code packages} names; without it,
 * what lies in {@code WEB-INF/classes} or {@code BOOT-INF/classes} or in a folder, and what shares
 * the package of the main class. Immutable. Excludes win.
 */
final class Application {

  /** Namespaces that many unrelated projects share: their third part tells the project. */
  private static final List<String> SHARED =
      List.of(
          "org.apache.",
          "org.eclipse.",
          "org.springframework.",
          "com.google.",
          "com.github.",
          "io.github.",
          "org.codehaus.");

  /** Main classes that start other people's applications. */
  private static final List<String> LAUNCHERS =
      List.of(
          "org.apache.catalina.",
          "org.apache.tomcat.",
          "org.apache.maven.",
          "org.codehaus.plexus.",
          "org.eclipse.jetty.",
          "org.gradle.",
          "org.jboss.",
          "org.junit.",
          "org.springframework.boot.loader.",
          "io.undertow.",
          "com.intellij.",
          "sun.",
          "jdk.",
          "com.sun.");

  private final List<String> packages;
  private final List<String> exclude;
  private final @Nullable String mainPrefix;

  private Application(List<String> packages, List<String> exclude, @Nullable String mainPrefix) {
    this.packages = packages;
    this.exclude = exclude;
    this.mainPrefix = mainPrefix;
  }

  /** From the options, and from the command that started this JVM. */
  static Application detect(Options options) {
    String command = System.getProperty("sun.java.command", "");
    return new Application(
        prefixes(options.packages()),
        prefixes(options.exclude()),
        options.packages().isEmpty() ? mainPrefix(mainClass(command)) : null);
  }

  private static List<String> prefixes(List<String> given) {
    List<String> prefixes = new ArrayList<>();
    for (String each : given) {
      prefixes.add(prefix(each));
    }
    return prefixes;
  }

  /** {@code com.acme.*} and {@code com/acme} mean what they say. */
  private static String prefix(String given) {
    String dotted = given.replace('/', '.');
    return dotted.endsWith("*") ? dotted.substring(0, dotted.length() - 1) : dotted;
  }

  /** Whether the class, named with dots, is the application's own and not excluded. */
  boolean contains(String type, @Nullable ProtectionDomain domain) {
    boolean own =
        packages.isEmpty()
            ? isUnder(mainPrefix, type) || isApplicationFolder(domain)
            : isUnderAny(packages, type);
    return own && !isUnderAny(exclude, type);
  }

  /** As {@link #contains(String, ProtectionDomain)}, of a loaded class. */
  boolean contains(Class<?> type) {
    return contains(type.getName(), type.getProtectionDomain());
  }

  /** Whether a method is excluded by name. */
  boolean excludes(String type, String method) {
    return !exclude.isEmpty() && exclude.contains(type + "#" + method);
  }

  /** A loop, since it is asked of each class that is loaded: a stream keeps the JIT busy. */
  private static boolean isUnderAny(List<String> prefixes, String type) {
    for (String prefix : prefixes) {
      if (isUnder(prefix, type)) {
        return true;
      }
    }
    return false;
  }

  /** A prefix ends where a name ends: {@code com.acme} is not {@code com.acmetools}. */
  private static boolean isUnder(@Nullable String prefix, String type) {
    if (prefix == null || !type.startsWith(prefix)) {
      return false;
    }
    if (prefix.endsWith(".") || type.length() == prefix.length()) {
      return true;
    }
    char next = type.charAt(prefix.length());
    return next == '.' || next == '$';
  }

  private static boolean isApplicationFolder(@Nullable ProtectionDomain domain) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null) {
      return false;
    }
    String path = location.getPath();
    return path.contains("/WEB-INF/classes")
        || path.contains("/BOOT-INF/classes")
        || (location.getProtocol().equals("file") && path.endsWith("/"));
  }

  /** The class that the JVM was started with; empty where that cannot be known. */
  private static String mainClass(String command) {
    String first = command.strip().split(" ", 2)[0];
    int module = first.indexOf('/');
    if (!first.endsWith(".jar")) {
      return first.substring(module + 1);
    }
    // A path with a blank is cut above; then there is no such file and nothing is known.
    return Files.isRegularFile(Path.of(first)) ? mainClassOfJar(first) : "";
  }

  private static String mainClassOfJar(String jar) {
    try (JarFile file = new JarFile(jar, false)) {
      Manifest manifest = file.getManifest();
      Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
      List<String> candidates = new ArrayList<>();
      candidates.add(main.getValue("Start-Class"));
      candidates.add(main.getValue(Attributes.Name.MAIN_CLASS));
      candidates.removeIf(candidate -> candidate == null);
      return candidates.isEmpty() ? "" : candidates.get(0);
    } catch (IOException e) {
      return "";
    }
  }

  /** The project's namespace: two parts of the package, or three in a shared one. */
  static @Nullable String mainPrefix(String mainClass) {
    if (startsWithAny(LAUNCHERS, mainClass)) {
      return null;
    }
    String[] parts = mainClass.split("\\.");
    int wanted = startsWithAny(SHARED, mainClass) ? 3 : 2;
    int length = Math.min(wanted, parts.length - 1);
    return length < 1 ? null : String.join(".", List.of(parts).subList(0, length));
  }

  private static boolean startsWithAny(List<String> prefixes, String name) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
