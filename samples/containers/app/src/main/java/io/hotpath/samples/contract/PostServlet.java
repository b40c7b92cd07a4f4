package io.hotpath.samples.contract;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code /post}: echoes the form parameter {@code name} and the size of the body; calls {@link
 * Work#leaf} once.
 */
public final class PostServlet extends HttpServlet {

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String type = String.valueOf(request.getContentType());
    String name = "none";
    long size = request.getContentLengthLong();
    if (type.startsWith("application/x-www-form-urlencoded")) {
      name = request.getParameter("name");
    } else {
      size = request.getInputStream().readAllBytes().length;
    }
    Answer.text(response, "post " + name + " " + size + " " + Work.leaf(1));
  }
}
