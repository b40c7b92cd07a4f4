package io.hotpath.samples.containers;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One way to start the application: a container, and where the application comes from. */
enum Launch {
  JETTY_EMBEDDED("jetty-12", "JettyEmbedded", false),
  JETTY_WAR("jetty-12", "JettyWar", true),
  TOMCAT_10_EMBEDDED("tomcat-10.1", "TomcatEmbedded", false),
  TOMCAT_10_WAR("tomcat-10.1", "TomcatWar", true),
  TOMCAT_11_EMBEDDED("tomcat-11", "TomcatEmbedded", false),
  TOMCAT_11_WAR("tomcat-11", "TomcatWar", true),
  UNDERTOW_EMBEDDED("undertow", "UndertowEmbedded", false);

  private static final Path CONTAINERS = Path.of("..").toAbsolutePath().normalize();
  private static final Path APP = CONTAINERS.resolve("app").resolve("target");

  private final String module;
  private final String main;
  private final boolean war;

  Launch(String module, String main, boolean war) {
    this.module = module;
    this.main = main;
    this.war = war;
  }

  boolean isJetty() {
    return module.startsWith("jetty");
  }

  boolean isTomcat() {
    return module.startsWith("tomcat");
  }

  boolean isWar() {
    return war;
  }

  /** The command without the JVM: options, class path with these additions, main class. */
  List<String> arguments(List<String> options, List<Path> additions) {
    List<String> classPath = new ArrayList<>();
    classPath.add(CONTAINERS.resolve(module).resolve("target").resolve("lib") + "/*");
    List<String> arguments = new ArrayList<>(options);
    if (war) {
      arguments.add("-Dwar=" + APP.resolve("war"));
    } else {
      classPath.add(APP.resolve("hotpath-contract-app.jar").toString());
    }
    additions.forEach(addition -> classPath.add(addition.toString()));
    arguments.add("-cp");
    arguments.add(String.join(File.pathSeparator, classPath));
    arguments.add("io.hotpath.samples.containers." + main);
    return arguments;
  }
}
