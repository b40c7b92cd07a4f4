package io.hotpath.samples.mongo.launch;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;

/** Answers what an operation says. */
public final class TextServlet extends HttpServlet {

  private final transient Supplier<String> operation;

  public TextServlet(Supplier<String> operation) {
    this.operation = operation;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String text = operation.get();
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write(text);
  }
}
