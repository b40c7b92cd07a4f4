package io.hotpath.samples.mongo.proxy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** One driver's connection and ours to the server behind it. Passes on whole messages. */
final class ProxiedConnection {

  private final FaultProxy proxy;
  private final Socket client;
  private final Socket server;

  /** Drivers ask one thing at a time on a connection: the next reply is to this. */
  private volatile boolean greeting;

  ProxiedConnection(FaultProxy proxy, Socket client, Socket server) throws IOException {
    this.proxy = proxy;
    this.client = client;
    this.server = server;
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
  }

  void start() {
    run("proxy-requests", this::passRequests);
    run("proxy-replies", this::passReplies);
  }

  private void run(String name, Pump pump) {
    Runnable task =
        () -> {
          try {
            pump.run();
          } catch (IOException | InterruptedException e) {
            // One side has ended, so does the other.
          } finally {
            close();
            proxy.ended(this);
          }
        };
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private interface Pump {
    void run() throws IOException, InterruptedException;
  }

  private void passRequests() throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    OutputStream out = server.getOutputStream();
    while (true) {
      byte[] message = WireMessage.read(in);
      greeting = WireMessage.isGreeting(message);
      out.write(message);
    }
  }

  private void passReplies() throws IOException, InterruptedException {
    DataInputStream in = new DataInputStream(server.getInputStream());
    OutputStream out = client.getOutputStream();
    while (true) {
      byte[] reply = WireMessage.read(in);
      Fault fault = greeting ? Fault.NORMAL : proxy.take();
      switch (fault.kind()) {
        case NORMAL -> out.write(reply);
        case DELAY -> {
          TimeUnit.MILLISECONDS.sleep(fault.amount());
          out.write(reply);
        }
        case RESET -> {
          out.write(reply, 0, (int) Math.min(fault.amount(), reply.length));
          // With a linger time of 0 closing is a reset.
          client.setSoLinger(true, 0);
          return;
        }
        case HOLE -> {}
      }
    }
  }

  void close() {
    for (Socket socket : new Socket[] {client, server}) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is closed all the same.
      }
    }
  }
}
