package io.hotpath.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** One request from its first servlet or filter to its end. */
@Name("hotpath.Request")
@Label("Request")
@Category("Hotpath")
@StackTrace(false)
final class RequestEvent extends Event {

  @Label("Id")
  private String id = "";

  @Label("Route")
  private String route = "";

  @Label("Status")
  private int status;

  @Label("Failure")
  private @Nullable String failure;

  @Label("Sent")
  @DataAmount
  private long sent;

  static @Nullable Object begun() {
    RequestEvent event = new RequestEvent();
    if (!event.isEnabled()) {
      return null;
    }
    event.begin();
    return event;
  }

  void end(String ofId, String ofRoute, int withStatus, @Nullable String with, long bytes) {
    end();
    if (shouldCommit()) {
      id = ofId;
      route = ofRoute;
      status = withStatus;
      failure = with;
      sent = Math.max(0, bytes);
      commit();
    }
  }

  @Override
  public String toString() {
    return id + " " + route + " " + status + " " + failure + " " + sent;
  }
}
