package io.hotpath.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import io.hotpath.recorder.ClientHook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our listeners for the clients of a driver. Thread-safe. */
public final class DriverListeners implements ClientHook {

  private final ClientKinds kinds = new ClientKinds();
  private final @Nullable Object pool;

  public DriverListeners() {
    pool = knowsWhenWaitingBegins() ? new PoolTimes(kinds) : null;
  }

  /** Since driver 4.0; before, most methods of the listener were abstract, too. */
  private static boolean knowsWhenWaitingBegins() {
    return exists("com.mongodb.event.ConnectionCheckOutStartedEvent");
  }

  private static boolean exists(String driverClass) {
    try {
      Class.forName(driverClass, false, DriverListeners.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Override
  public void commandListeners(Object builder, List<Object> listeners) {
    if (Inspector.isAsking()) {
      return;
    }
    for (int i = 0; i < listeners.size(); i++) {
      if (listeners.get(i) instanceof CommandTimes there) {
        if (!there.isOf(builder)) {
          // A copy of other settings brings the listener of the client they were made for.
          listeners.set(i, commands(builder));
        }
        return;
      }
    }
    listeners.add(commands(builder));
  }

  @Override
  public void poolListeners(List<Object> listeners) {
    if (pool != null && !listeners.contains(pool) && !Inspector.isAsking()) {
      listeners.add(pool);
    }
  }

  /** A listener for the client that is built. */
  CommandListener commands(Object builder) {
    boolean inspects =
        builder instanceof MongoClientSettings.Builder && exists("com.mongodb.client.MongoClients");
    return new CommandTimes(
        kinds, builder, inspects ? new Inspector((MongoClientSettings.Builder) builder) : null);
  }

  @Nullable Object pool() {
    return pool;
  }
}
