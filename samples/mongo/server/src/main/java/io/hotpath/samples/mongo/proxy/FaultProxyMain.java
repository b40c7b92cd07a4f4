package io.hotpath.samples.mongo.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hotpath.samples.mongo.server.ExitWithParent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The proxy as a process of its own. Prints one line, {@code proxy ready on 127.0.0.1:PORT, control
 * on 127.0.0.1:PORT}. Each line sent to the control port is a fault, as {@link Fault#parse} reads
 * it, and is answered with {@code ok} or with what is allowed.
 */
public final class FaultProxyMain {
  private FaultProxyMain() {}

  /**
   * Reads {@code proxy.target} ({@code host:port}, needed), {@code proxy.port}, {@code
   * proxy.control} (both any free port by default) and {@code proxy.fault} ({@code normal}).
   */
  public static void main(String[] args) throws IOException {
    ExitWithParent.watch();
    String[] target = System.getProperty("proxy.target", "").split(":", 2);
    if (target.length != 2) {
      System.err.println("-Dproxy.target=<host>:<port> is missing");
      System.exit(2);
    }
    FaultProxy proxy =
        FaultProxy.start(
            Integer.getInteger("proxy.port", 0), target[0], Integer.parseInt(target[1]));
    proxy.set(Fault.parse(System.getProperty("proxy.fault", "normal")));
    int controlPort = Integer.getInteger("proxy.control", 0);
    try (ServerSocket control =
        new ServerSocket(controlPort, 5, InetAddress.getLoopbackAddress())) {
      System.out.printf(
          "proxy ready on 127.0.0.1:%d, control on 127.0.0.1:%d%n",
          proxy.port(), control.getLocalPort());
      while (true) {
        try (Socket client = control.accept()) {
          obey(client, proxy);
        } catch (IOException gone) {
          // Whoever was in control has left; the next may come.
        }
      }
    }
  }

  private static void obey(Socket client, FaultProxy proxy) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
    PrintStream out = new PrintStream(client.getOutputStream(), true, UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      try {
        proxy.set(Fault.parse(line));
        out.println("ok");
      } catch (IllegalArgumentException e) {
        out.println(e.getMessage());
      }
    }
  }
}
