package io.hotpath.mongo;

import com.mongodb.event.CommandListener;
import io.hotpath.recorder.ClientHook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Our listeners for the drivers of one class loader: one of each, whatever clients there are.
 * Thread-safe.
 */
public final class DriverListeners implements ClientHook {

  private final CommandListener commands;
  private final @Nullable Object pool;

  public DriverListeners() {
    ClientKinds kinds = new ClientKinds();
    commands = new CommandTimes(kinds);
    pool = knowsWhenWaitingBegins() ? new PoolTimes(kinds) : null;
  }

  /** Since driver 4.0; before, most methods of the listener were abstract, too. */
  private static boolean knowsWhenWaitingBegins() {
    try {
      Class.forName(
          "com.mongodb.event.ConnectionCheckOutStartedEvent",
          false,
          DriverListeners.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Override
  public void commandListeners(List<Object> listeners) {
    if (!listeners.contains(commands)) {
      listeners.add(commands);
    }
  }

  @Override
  public void poolListeners(List<Object> listeners) {
    if (pool != null && !listeners.contains(pool)) {
      listeners.add(pool);
    }
  }

  CommandListener commands() {
    return commands;
  }

  @Nullable Object pool() {
    return pool;
  }
}
