package io.hotpath.mongo;

import com.mongodb.connection.ServerId;
import com.mongodb.event.ConnectionCheckOutFailedEvent;
import com.mongodb.event.ConnectionCheckOutStartedEvent;
import com.mongodb.event.ConnectionCheckedOutEvent;
import com.mongodb.event.ConnectionPoolListener;
import io.hotpath.recorder.ActiveTrees;
import io.hotpath.recorder.CallTree;

/**
 * Hears how long a request waited for a connection. For drivers from 4.0 on, which say when the
 * wait begins. Thread-safe; never throws.
 */
final class PoolTimes implements ConnectionPoolListener {

  private final ClientKinds kinds;

  PoolTimes(ClientKinds kinds) {
    this.kinds = kinds;
  }

  @Override
  public void connectionCheckOutStarted(ConnectionCheckOutStartedEvent event) {
    CallTree tree = ActiveTrees.current();
    if (tree != null && waits(event.getServerId())) {
      tree.operations().poolWaitBegins(System.nanoTime());
    }
  }

  @Override
  public void connectionCheckedOut(ConnectionCheckedOutEvent event) {
    ends();
  }

  @Override
  public void connectionCheckOutFailed(ConnectionCheckOutFailedEvent event) {
    ends();
  }

  private boolean waits(ServerId server) {
    return kinds.waits(server.getClusterId());
  }

  private static void ends() {
    CallTree tree = ActiveTrees.current();
    if (tree != null) {
      tree.operations().poolWaitEnds(System.nanoTime());
    }
  }
}
