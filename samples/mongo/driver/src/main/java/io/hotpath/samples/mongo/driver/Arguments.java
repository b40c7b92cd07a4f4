package io.hotpath.samples.mongo.driver;

import jakarta.servlet.http.HttpServletRequest;

/** The parameters of a request. */
record Arguments(HttpServletRequest request) {

  int number(String name, int otherwise) {
    String value = request.getParameter(name);
    return value == null ? otherwise : Integer.parseInt(value);
  }

  String text(String name, String otherwise) {
    String value = request.getParameter(name);
    return value == null ? otherwise : value;
  }
}
