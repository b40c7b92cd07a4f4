package io.hotpath.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An application of {@code samples/mongo}, each started as a child JVM.
 *
 * @param folder its module
 * @param main its main class, in a package named as the application
 * @param driver folder of the driver's jars; empty for those among the application's own
 */
record MongoApplication(String folder, String main, String driver) {

  private static final Path SAMPLES =
      Path.of("..", "..", "samples", "mongo").toAbsolutePath().normalize();
  private static final String PACKAGE = "io.hotpath.samples.mongo.";

  static final MongoApplication SPRING_DATA =
      new MongoApplication("spring-data", "springdata.SpringDataApplication", "");

  static final MongoApplication MORPHIA =
      new MongoApplication("morphia", "morphia.MorphiaApplication", "");

  static final MongoApplication REACTIVE =
      new MongoApplication("reactive", "reactive.ReactiveApplication", "");

  /** The application on the bare driver, in one of its versions. */
  static MongoApplication onDriver(String version) {
    return new MongoApplication("driver", "driver.DriverApplication", version);
  }

  /**
   * Starts it. It drops and fills the database first.
   *
   * @param options of Hotpath
   */
  Server start(Installation installation, Map<String, String> options, String mongoUri)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Jvm.own().java());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(installation.jvmOptions(options));
    command.add("-Dmongo.uri=" + mongoUri);
    command.add("-Dparent.pid=" + ProcessHandle.current().pid());
    command.addAll(List.of("-cp", classPath(), PACKAGE + main));
    Child child = Child.start(command);
    return Server.at(
        child, Integer.parseInt(child.awaitOutput("(?m)^ready on http://127.0.0.1:(\\d+)$")));
  }

  private String classPath() {
    Path target = SAMPLES.resolve(folder).resolve("target");
    String own = target.resolve("lib") + File.separator + "*";
    return driver.isEmpty()
        ? own
        : own + File.pathSeparator + target.resolve("drivers").resolve(driver) + "/*";
  }

  /** Where the line is whose comment says so, as {@code File.java:12}. */
  String line(String mark) throws IOException {
    try (Stream<Path> sources = Files.walk(SAMPLES.resolve(folder).resolve("src/main/java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        List<String> lines = Files.readAllLines(source);
        for (int i = 0; i < lines.size(); i++) {
          if (lines.get(i).endsWith("// line " + mark)) {
            return source.getFileName() + ":" + (i + 1);
          }
        }
      }
    }
    throw new IllegalStateException("no line is marked " + mark);
  }
}
