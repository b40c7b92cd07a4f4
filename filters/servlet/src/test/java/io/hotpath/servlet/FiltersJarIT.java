package io.hotpath.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar for WEB-INF/lib: what is in it, and that it is enough. */
final class FiltersJarIT {

  private static Path jar() {
    return Path.of(System.getProperty("hotpath.filters.jar", "target/hotpath-filters.jar"));
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(jar().toFile())) {
      return jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).toList();
    }
  }

  @Test
  void jar_holdsOursAndRenamedLibrariesOnly() throws IOException {
    assertThat(entries())
        .contains(
            "io/hotpath/servlet/ProfileFilter.class",
            "io/hotpath/servlet/LoggersServlet.class",
            "io/hotpath/servlet/ReportServlet.class",
            "io/hotpath/html/page/main.js",
            "io/hotpath/html/uplot/uPlot.iife.min.js",
            "io/hotpath/levels/Levels.class",
            "io/hotpath/levels/logback/LogbackContext.class",
            "io/hotpath/recorder/Collector.class",
            "io/hotpath/profile/Profile.class",
            "io/hotpath/text/TopText.class",
            "io/hotpath/shaded/hdrhistogram/Histogram.class",
            "io/hotpath/shaded/jackson/JsonFactory.class",
            "META-INF/LICENSE",
            "META-INF/NOTICE")
        .allMatch(name -> name.startsWith("io/hotpath/") || name.startsWith("META-INF/"))
        .noneMatch(name -> name.startsWith("META-INF/services/"))
        .noneMatch(name -> name.startsWith("META-INF/versions/"))
        .noneMatch(name -> name.startsWith("io/hotpath/cli/"))
        .noneMatch(name -> name.startsWith("io/hotpath/agent/"));
  }

  @Test
  void jar_isAllThatAnApplicationNeeds(@TempDir Path folder) throws Exception {
    URL[] urls = {jar().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader("webapp", urls, new ServerLoader())) {
      Filter filter =
          (Filter)
              loader
                  .loadClass("io.hotpath.servlet.ProfileFilter")
                  .getDeclaredConstructor()
                  .newInstance();
      Site site =
          new Site()
              .filter(
                  filter, Map.of("dir", folder.resolve("profiles").toString(), "inline", "true"))
              .page(
                  "/page",
                  (request, response) -> {
                    response.setContentType("text/html");
                    response.getWriter().print("<body>page</body>");
                  });
      try (Container container = Container.tomcat(site, folder)) {
        assertThat(Answer.to(container.port(), "GET /page").text()).contains("<table");
      }
    }

    assertThat(Profiles.in(folder.resolve("profiles")).route("GET /page").requests()).isEqualTo(1);
  }
}
