package io.hotpath.samples.mongo.server;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a test server starts.
 *
 * @param port the port on 127.0.0.1; 0 for a free one
 * @param replicaSet the name of the set whose only member this is, or null for a single server
 * @param explainForm which of the two documented forms explain answers with
 * @param delayMillis by command name, how long to wait before it is run
 */
public record ServerSettings(
    int port, @Nullable String replicaSet, ExplainForm explainForm, Map<String, Long> delayMillis) {

  /** A single server on a free port, without delays. */
  public static final ServerSettings SINGLE =
      new ServerSettings(0, null, ExplainForm.CLASSIC, Map.of());

  public ServerSettings {
    delayMillis = Map.copyOf(delayMillis);
  }

  /** The same as the only member of a replica set. */
  public ServerSettings withReplicaSet(String name) {
    return new ServerSettings(port, name, explainForm, delayMillis);
  }

  /** The same with another form of explain. */
  public ServerSettings withExplainForm(ExplainForm form) {
    return new ServerSettings(port, replicaSet, form, delayMillis);
  }

  /**
   * Reads {@code mongo.port}, {@code mongo.replicaSet}, {@code mongo.explain} ({@code classic} or
   * {@code sbe}) and {@code mongo.delay} ({@code find=50,getMore=10}, milliseconds).
   */
  static ServerSettings fromSystemProperties() {
    Map<String, Long> delays = new TreeMap<>();
    for (String delay : System.getProperty("mongo.delay", "").split(",", -1)) {
      if (!delay.isBlank()) {
        String[] parts = delay.split("=", 2);
        delays.put(parts[0].trim(), Long.valueOf(parts[1].trim()));
      }
    }
    return new ServerSettings(
        Integer.getInteger("mongo.port", 0),
        System.getProperty("mongo.replicaSet"),
        ExplainForm.of(System.getProperty("mongo.explain", "classic")),
        delays);
  }
}
