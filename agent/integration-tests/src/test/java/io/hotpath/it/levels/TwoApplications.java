package io.hotpath.it.levels;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/**
 * Starts Tomcat, which has no logging library, with the web applications {@code one} and {@code
 * two}, each with Logback in its {@code WEB-INF/lib}. Arguments: the folder of Logback's jars, and
 * that for {@code one.log} and {@code two.log}.
 */
public final class TwoApplications {

  private static final String PAGE = "io.hotpath.it.levels.PageServlet";

  private TwoApplications() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createDirectories(folder.resolve("tomcat")).toString());
    Connector connector = new Connector();
    connector.setProperty("address", "127.0.0.1");
    connector.setPort(0);
    tomcat.setConnector(connector);
    for (String name : List.of("one", "two")) {
      Path application = write(folder.resolve(name), name, Path.of(arguments[0]), folder);
      Context context = tomcat.addContext("/" + name, application.toString());
      Tomcat.addServlet(context, "page", PAGE);
      context.addServletMappingDecoded("/page", "page");
    }
    tomcat.start();
    System.out.println("ready " + connector.getLocalPort());
    System.out.flush();
  }

  private static Path write(Path application, String name, Path jars, Path logs)
      throws IOException {
    Path libraries = Files.createDirectories(application.resolve("WEB-INF/lib"));
    try (DirectoryStream<Path> all = Files.newDirectoryStream(jars)) {
      for (Path jar : all) {
        Files.copy(jar, libraries.resolve(jar.getFileName().toString()));
      }
    }
    Path classes = application.resolve("WEB-INF/classes");
    String file = PAGE.replace('.', '/') + ".class";
    Path page = classes.resolve(file);
    Files.createDirectories(page.resolveSibling("."));
    try (InputStream in = TwoApplications.class.getClassLoader().getResourceAsStream(file)) {
      Files.copy(in, page);
    }
    Files.writeString(classes.resolve("logback.xml"), configuration(logs.resolve(name + ".log")));
    return application;
  }

  private static String configuration(Path log) {
    return """
        <configuration>
          <appender name="file" class="ch.qos.logback.core.FileAppender">
            <file>%s</file>
            <encoder><pattern>%%level %%msg%%n</pattern></encoder>
          </appender>
          <root level="INFO"><appender-ref ref="file"/></root>
        </configuration>
        """
        .formatted(log);
  }
}
