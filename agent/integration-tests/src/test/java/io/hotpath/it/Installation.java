package io.hotpath.it;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How Hotpath gets into a container. */
enum Installation {
  /** Not at all: what everything else is compared with. */
  PLAIN {
    @Override
    List<String> jvmOptions(Map<String, String> options) {
      return List.of();
    }
  },

  /** By {@code -javaagent} alone. */
  AGENT {
    @Override
    List<String> jvmOptions(Map<String, String> options) {
      String argument =
          options.entrySet().stream()
              .map(option -> option.getKey() + "=" + option.getValue())
              .sorted()
              .collect(Collectors.joining(","));
      return List.of("-javaagent:" + JAR + "=" + argument);
    }
  };

  /** The agent as it is shipped. */
  static final Path JAR =
      Path.of("..", "javaagent", "target", "hotpath-agent.jar").toAbsolutePath().normalize();

  /**
   * Options of the container's JVM.
   *
   * @param options of Hotpath, by name
   */
  abstract List<String> jvmOptions(Map<String, String> options);

  /** What has to be on the container's class path. */
  List<Path> classPath() {
    return List.of();
  }
}
