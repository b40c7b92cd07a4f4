package io.hotpath.events;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** One command from when it is sent to its answer. */
@Name("hotpath.MongoCommand")
@Label("MongoDB Command")
@Category("Hotpath")
@StackTrace(false)
final class MongoCommandEvent extends Event {

  @Label("Namespace")
  private final String namespace;

  @Label("Command")
  private final String command;

  @Label("Shape")
  private final String shape;

  @Label("Failure")
  private @Nullable String failure;

  private MongoCommandEvent(String namespace, String command, String shape) {
    this.namespace = namespace;
    this.command = command;
    this.shape = shape;
  }

  static @Nullable Object begun(String namespace, String command, String shape) {
    MongoCommandEvent event = new MongoCommandEvent(namespace, command, shape);
    if (!event.isEnabled()) {
      return null;
    }
    event.begin();
    return event;
  }

  void end(@Nullable String with) {
    end();
    if (shouldCommit()) {
      failure = with;
      commit();
    }
  }

  @Override
  public String toString() {
    return command + " " + namespace + " " + shape + " " + failure;
  }
}
