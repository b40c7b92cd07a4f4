package io.hotpath.samples.shop;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes the collection of every query the driver sends. */
final class QueryCounter implements CommandListener {
  private final List<String> collections = new CopyOnWriteArrayList<>();

  @Override
  public void commandStarted(CommandStartedEvent event) {
    if (event.getCommandName().equals("find")) {
      collections.add(event.getCommand().getString("find").getValue());
    }
  }

  void reset() {
    collections.clear();
  }

  List<String> collections() {
    return List.copyOf(collections);
  }
}
