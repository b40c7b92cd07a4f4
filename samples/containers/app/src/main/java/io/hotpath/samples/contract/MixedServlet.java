package io.hotpath.samples.contract;

import io.hotpath.samples.oracle.Oracle;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * {@code /mixed?seed=}: walks the maze and prints what ran how often, as {@code name count} lines.
 */
public final class MixedServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long seed = Parameters.number(request, "seed", 0);
    Oracle.start();
    long total = Maze.walk(seed);
    StringBuilder text = new StringBuilder("total ").append(total);
    for (Map.Entry<String, Long> entry : Oracle.stop().entrySet()) {
      text.append('\n').append(entry.getKey()).append(' ').append(entry.getValue());
    }
    Answer.text(response, text.toString());
  }
}
