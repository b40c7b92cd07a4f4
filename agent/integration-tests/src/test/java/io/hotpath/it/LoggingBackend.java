package io.hotpath.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The application of {@code samples/logging} over one logging library, started as a child JVM.
 *
 * @param version folder of the library's jars
 * @param configuration file in {@code src/main/config}
 * @param jvmOption one more, or empty
 */
record LoggingBackend(String version, String configuration, String jvmOption) {

  private static final Path SAMPLE =
      Path.of("..", "..", "samples", "logging").toAbsolutePath().normalize();
  private static final Path CONFIGURATIONS = SAMPLE.resolve("src/main/config");
  private static final String MAIN = "io.hotpath.samples.logging.LoggingApplication";

  /** {@code logback}, {@code log4j} or {@code jul}. */
  String library() {
    return version.replaceAll("-.*", "");
  }

  /** Whether Log4j writes on another thread than the one that logs. */
  boolean isAsynchronousLog4j() {
    return library().equals("log4j") && (configuration.contains("async") || !jvmOption.isEmpty());
  }

  /** The level below which nothing is written, as the library calls it. */
  String refused() {
    return library().equals("jul") ? "FINEST" : "TRACE";
  }

  /** What the application says below that level, as it stands in its code. */
  String neverSaid() {
    return library().equals("jul") ? "never said of {0}" : "never said of {}";
  }

  /**
   * Starts it.
   *
   * @param folder where it writes {@code app.log}
   * @param options of Hotpath
   * @param jvmOptions further ones
   */
  Server start(Path folder, Map<String, String> options, String... jvmOptions)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Jvm.own().java());
    command.addAll(List.of(jvmOptions));
    command.addAll(Installation.AGENT.jvmOptions(options));
    command.add("-Dbackend=" + library());
    command.add("-Dlog.dir=" + folder);
    command.add("-Dlogback.configurationFile=" + CONFIGURATIONS.resolve(configuration));
    command.add("-Dlog4j2.configurationFile=" + CONFIGURATIONS.resolve(configuration));
    command.add("-Djava.util.logging.config.file=" + julConfiguration(folder));
    // Small, so that what waits at the end is written in time, and that they are full now and then.
    command.add("-Dlog4j2.asyncLoggerRingBufferSize=1024");
    command.add("-Dlog4j2.asyncLoggerConfigRingBufferSize=1024");
    command.add("-Dparent.pid=" + ProcessHandle.current().pid());
    if (!jvmOption.isEmpty()) {
      command.add(jvmOption);
    }
    Path target = SAMPLE.resolve("target");
    command.addAll(
        List.of(
            "-cp",
            target.resolve("lib")
                + "/*"
                + File.pathSeparator
                + target.resolve("backends").resolve(version)
                + "/*",
            MAIN));
    Child child = Child.start(command);
    return Server.at(
        child, Integer.parseInt(child.awaitOutput("(?m)^ready on http://127.0.0.1:(\\d+)$")));
  }

  /** It names the file itself, since it knows no variables. */
  private static Path julConfiguration(Path folder) throws IOException {
    Path own = folder.resolve("jul.properties");
    Files.copy(CONFIGURATIONS.resolve("jul.properties"), own);
    Files.writeString(
        own,
        "java.util.logging.FileHandler.pattern = " + folder.resolve("app.log") + "\n",
        StandardOpenOption.APPEND);
    return own;
  }

  @Override
  public String toString() {
    return version + " " + configuration + (jvmOption.isEmpty() ? "" : " all asynchronous");
  }
}
