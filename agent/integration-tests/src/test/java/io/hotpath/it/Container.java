package io.hotpath.it;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A servlet container with the contract application, started as a child JVM. */
enum Container {
  JETTY_EMBEDDED("jetty-12", "JettyEmbedded", false),
  JETTY_WAR("jetty-12", "JettyWar", true),
  TOMCAT_10("tomcat-10.1", "TomcatEmbedded", false),
  TOMCAT_11("tomcat-11", "TomcatWar", true),
  UNDERTOW("undertow", "UndertowEmbedded", false);

  private static final Path CONTAINERS =
      Path.of("..", "..", "samples", "containers").toAbsolutePath().normalize();
  private static final Path APP = CONTAINERS.resolve("app").resolve("target");

  private final String module;
  private final String main;
  private final boolean war;

  Container(String module, String main, boolean war) {
    this.module = module;
    this.main = main;
    this.war = war;
  }

  boolean isJetty() {
    return module.startsWith("jetty");
  }

  boolean isUndertow() {
    return this == UNDERTOW;
  }

  /** The folder of the container's jars. */
  Path libraries() {
    return CONTAINERS.resolve(module).resolve("target").resolve("lib");
  }

  /** The application's jar. */
  static Path application() {
    return APP.resolve("hotpath-contract-app.jar");
  }

  /** The class path and what starts the container. */
  List<String> arguments(List<Path> additions) {
    List<String> classPath = new ArrayList<>();
    classPath.add(libraries() + "/*");
    List<String> arguments = new ArrayList<>();
    if (war) {
      arguments.add("-Dwar=" + APP.resolve("war"));
    } else {
      classPath.add(application().toString());
    }
    additions.forEach(addition -> classPath.add(addition.toString()));
    arguments.add("-cp");
    arguments.add(String.join(File.pathSeparator, classPath));
    arguments.add("io.hotpath.samples.containers." + main);
    return arguments;
  }
}
