package io.hotpath.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.ConnectionPoolListener;

/**
 * For applications without the agent: what a MongoDB client asks is recorded with the requests that
 * the profile filter records.
 *
 * <pre>{@code
 * MongoClients.create(MongoProfiling.configure(MongoClientSettings.builder()).build());
 * }</pre>
 *
 * <p>Drivers from 3.7 on. Under the agent nothing is added, since the agent has done it.
 */
public final class MongoProfiling {

  private static final DriverListeners LISTENERS = new DriverListeners();

  private MongoProfiling() {}

  /**
   * Adds Hotpath's listeners. Called by the application, once for each builder.
   *
   * @return the builder given
   */
  public static MongoClientSettings.Builder configure(MongoClientSettings.Builder settings) {
    if (isUnderAgent()) {
      return settings;
    }
    settings.addCommandListener(LISTENERS.commands(settings));
    if (LISTENERS.pool() instanceof ConnectionPoolListener pool) {
      settings.applyToConnectionPoolSettings(builder -> builder.addConnectionPoolListener(pool));
    }
    return settings;
  }

  private static boolean isUnderAgent() {
    try {
      Class.forName("java.lang.HotpathBridge", false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
