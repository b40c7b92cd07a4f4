package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.IllegalClassFormatException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Classes of real libraries whose methods count every call of every woven method pass the JVM's
 * verifier.
 */
final class CallSitesIT {

  @Test
  void classes_thatCountAllTheirCalls_passTheVerifierOfTheJvm() throws Exception {
    List<Path> jars =
        WeavingIT.jars().stream().filter(jar -> !jar.toString().contains("fuseki")).toList();
    Set<String> names = new LinkedHashSet<>();
    for (Path jar : jars) {
      names.addAll(WeavingIT.names(jar));
    }
    Map<String, String> woven;
    try (PackagedWeaver weaver = new PackagedWeaver(WeavingIT.packages(jars));
        Loader first = new Loader(jars, weaver);
        Loader second = new Loader(jars, weaver)) {
      link(names, first);
      weaver.countAllCalls();
      woven = link(names, second);
      assertThat(second.counting).as("classes that count calls").isGreaterThan(5_000);
      assertThat(weaver.takeNotes().faults()).isEmpty();
    }
    try (Loader plain = new Loader(jars, null)) {
      assertThat(woven).isEqualTo(link(woven.keySet(), plain));
    }
  }

  /** What failed, by class. */
  private static Map<String, String> link(Set<String> names, Loader loader) {
    Map<String, String> failed = new TreeMap<>();
    for (String name : names) {
      try {
        // To ask for members links, which verifies, and does not initialize.
        assertThat(Class.forName(name, false, loader).getDeclaredConstructors()).isNotNull();
      } catch (ClassNotFoundException | LinkageError e) {
        failed.put(name, e.getClass().getName());
      }
    }
    return failed;
  }

  /** Weaves what it finds in these jars. */
  private static final class Loader extends URLClassLoader {

    private final @Nullable PackagedWeaver weaver;
    private int counting;

    Loader(List<Path> jars, @Nullable PackagedWeaver weaver) throws MalformedURLException {
      super(urls(jars), ClassLoader.getPlatformClassLoader());
      this.weaver = weaver;
    }

    private static URL[] urls(List<Path> jars) throws MalformedURLException {
      List<URL> urls = new ArrayList<>();
      for (Path jar : jars) {
        urls.add(jar.toUri().toURL());
      }
      return urls.toArray(new URL[0]);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        byte[] woven = weaver == null ? null : weaver.weave(name, bytes);
        byte[] defined = woven == null ? bytes : woven;
        counting +=
            WeavingIT.calls(defined, "called") || WeavingIT.calls(defined, "stopped") ? 1 : 0;
        return defineClass(name, defined, 0, defined.length);
      } catch (IOException | IllegalClassFormatException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
