package io.hotpath.export;

import io.hotpath.profile.Method;
import io.hotpath.profile.RouteProfile;
import io.hotpath.text.TerminalText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code GET /cart;com.acme.Cart.show;com.acme.Price.format 1234}: own nanoseconds. */
final class Collapsed {

  private Collapsed() {}

  static void write(List<RouteProfile> routes, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    for (RouteProfile route : routes) {
      Stacks.walk(
          Stacks.tree(route),
          (path, node) -> {
            if (node.selfNanos() > 0) {
              text.write(frame(route.route()));
              for (Method method : path.subList(1, path.size())) {
                text.write(';');
                text.write(frame(method.qualifiedName()));
              }
              text.write(" " + node.selfNanos() + "\n");
            }
          });
    }
    text.flush();
  }

  /** A semicolon ends a frame, a line feed a stack. */
  private static String frame(String name) {
    String safe = TerminalText.escape(name).replace(';', ',');
    return safe.isEmpty() ? "?" : safe;
  }
}
