package io.hotpath.samples.containers.launch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a launcher, from its system properties.
 *
 * @param port the port to listen on; 0 for a free one
 * @param war the exploded WAR to deploy, for the launchers that deploy one
 * @param virtual whether requests shall run on virtual threads where the JDK has them
 * @param extraFilter a filter to put before the application's own, or null
 */
public record LaunchOptions(
    int port, @Nullable Path war, boolean virtual, @Nullable ExtraFilter extraFilter) {

  /** Reads {@code port}, {@code war}, {@code virtual}, {@code extra.filter} and its parameters. */
  public static LaunchOptions fromSystemProperties() {
    String war = System.getProperty("war");
    return new LaunchOptions(
        Integer.getInteger("port", 0),
        war == null ? null : Path.of(war).toAbsolutePath(),
        Boolean.getBoolean("virtual"),
        ExtraFilter.fromSystemProperties());
  }

  /** The exploded WAR; fails with the name of the property if it was not given. */
  public Path requiredWar() {
    if (war == null) {
      throw new IllegalArgumentException("-Dwar=<folder of the exploded WAR> is missing");
    }
    return war;
  }
}
