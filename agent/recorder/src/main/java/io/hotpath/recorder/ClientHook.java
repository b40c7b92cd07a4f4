package io.hotpath.recorder;

import java.util.List;

/**
 * What happens where an application configures a database client. The agent calls it from woven
 * builders and knows no type of the driver; the code behind it is typed.
 */
public interface ClientHook {

  /** The driver's settings are built with these listeners to commands: ours is added once. */
  void commandListeners(Object builder, List<Object> listeners);

  /** Likewise the listeners to connection pools. */
  void poolListeners(List<Object> listeners);
}
