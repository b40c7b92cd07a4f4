package io.hotpath.shape;

/** Writes a parsed shape as text again. */
final class ShapePrinter {

  private ShapePrinter() {}

  static String name(Node.Name name) {
    return name.name();
  }

  static String exact(Node.Exact exact) {
    return exact.names().toString();
  }

  static String document(Node.Document document) {
    return document.fields().toString();
  }

  static String array(Node.Array array) {
    return array.items().toString();
  }

  static String pipeline(Node.Pipeline pipeline) {
    return pipeline.stages().toString();
  }

  static String statement(Statement statement) {
    return statement.kind();
  }

  static String shape(ParsedShape shape) {
    return shape.command();
  }
}
