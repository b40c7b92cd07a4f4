package io.hotpath.recorder;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** How profile lines name this process, so that the lines of a fleet can be told apart. */
public final class Instance {

  /** {@code host:pid:start}. Resolved with the first window, not before {@code main}. */
  public static final String NAME =
      host()
          + ":"
          + ProcessHandle.current().pid()
          + ":"
          + Long.toString(System.currentTimeMillis(), 36);

  private Instance() {}

  /** What the environment says comes first: asking the resolver may take seconds. */
  private static String host() {
    String host = System.getenv("HOSTNAME");
    if (host != null && host.matches("[A-Za-z0-9._-]{1,64}")) {
      return host;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
