package io.hotpath.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.levels.door.Door;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The filter in a class loader of its own, as in WEB-INF/lib, without SLF4J; then it is undeployed.
 */
final class RedeployTest {

  enum Kind {
    JETTY,
    TOMCAT
  }

  private static URL[] ours() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      boolean library = entry.contains("HdrHistogram") || entry.contains("jackson-core");
      if (library || entry.contains("hotpath-") || new File(entry).isDirectory()) {
        urls.add(new File(entry).toURI().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }

  private static WeakReference<ClassLoader> deployAndUndeploy(Kind kind, Path folder)
      throws Exception {
    URLClassLoader loader = new URLClassLoader("webapp", ours(), new ServerLoader());
    Filter filter =
        (Filter)
            loader.loadClass(ProfileFilter.class.getName()).getDeclaredConstructor().newInstance();
    assertThat(filter).isNotInstanceOf(ProfileFilter.class);
    Servlet loggers =
        (Servlet)
            loader.loadClass(LoggersServlet.class.getName()).getDeclaredConstructor().newInstance();
    Path token = Files.writeString(folder.resolve("token"), LoggersContract.TOKEN);
    Site site =
        new Site()
            .loggers(loggers, Map.of("token.file", token.toString()))
            .filter(
                filter,
                Map.of(
                    "dir", folder.resolve("profiles").toString(), "inline", "true", "log", "each"))
            .page(
                "/page",
                (request, response) -> {
                  response.setContentType("text/html");
                  response.getWriter().print("<body>page</body>");
                });
    try (Container container =
        kind == Kind.JETTY ? Container.jetty(site, folder) : Container.tomcat(site, folder)) {
      for (int i = 0; i < 20; i++) {
        assertThat(Answer.to(container.port(), "GET /page").text()).contains("<table");
      }
      Door door = new Door(container.port(), "", LoggersContract.TOKEN);
      assertThat(
              door.post("/actuator/loggers/redeployed.now", "{\"configuredLevel\":\"TRACE\"}")
                  .status())
          .isEqualTo(204);
      assertThat(Logger.getLogger("redeployed.now").getLevel()).isEqualTo(Level.FINEST);
    }
    assertThat(Profiles.in(folder.resolve("profiles")).requests()).isEqualTo(21);
    loader.close();
    return new WeakReference<>(loader);
  }

  @ParameterizedTest
  @EnumSource
  void undeployedFilter_leavesNoThreadAndNoClassLoader(Kind kind, @TempDir Path folder)
      throws Exception {
    WeakReference<ClassLoader> loader = deployAndUndeploy(kind, folder);

    assertThat(Logger.getLogger("redeployed.now").getLevel()).isNull();
    assertThat(Logger.getLogger("redeployed.now").getHandlers()).isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("hotpath-"));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    while (loader.get() != null && System.nanoTime() - end < 0) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(loader.get()).isNull();
  }
}
