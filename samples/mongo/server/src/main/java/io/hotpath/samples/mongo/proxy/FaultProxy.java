package io.hotpath.samples.mongo.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A TCP proxy on 127.0.0.1 between drivers and one server. The fault is switched at any time and
 * holds from the next reply on. Greetings and heartbeats are spared: a driver keeps its picture of
 * the server, and a fault meant for one reply meets a command of the application.
 *
 * <p>Only for single servers: members of a replica set tell drivers their own addresses.
 * Thread-safe. Two daemon threads a connection.
 */
public final class FaultProxy implements AutoCloseable {

  private final ServerSocket listener;
  private final String targetHost;
  private final int targetPort;
  private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NORMAL);
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();

  private FaultProxy(ServerSocket listener, String targetHost, int targetPort) {
    this.listener = listener;
    this.targetHost = targetHost;
    this.targetPort = targetPort;
  }

  /**
   * Begins to listen.
   *
   * @param port 0 for a free one
   */
  public static FaultProxy start(int port, String targetHost, int targetPort) throws IOException {
    ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    FaultProxy proxy = new FaultProxy(listener, targetHost, targetPort);
    Thread acceptor = new Thread(proxy::accept, "proxy-accept");
    acceptor.setDaemon(true);
    acceptor.start();
    return proxy;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** What happens to replies from now on. */
  public void set(Fault next) {
    fault.set(next);
  }

  /** What happens to the reply at hand. */
  Fault take() {
    return fault.getAndUpdate(Fault::less);
  }

  void ended(ProxiedConnection connection) {
    connections.remove(connection);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        connect(listener.accept());
      } catch (IOException e) {
        // Closed: the loop ends.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    try {
      ProxiedConnection connection =
          new ProxiedConnection(this, client, new Socket(targetHost, targetPort));
      connections.add(connection);
      connection.start();
    } catch (IOException serverIsGone) {
      client.close();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    connections.forEach(ProxiedConnection::close);
  }
}
