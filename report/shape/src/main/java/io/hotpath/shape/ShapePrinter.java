package io.hotpath.shape;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes a parsed shape as text again. */
final class ShapePrinter {

  private static final String SEPARATOR = ", ";

  private ShapePrinter() {}

  static String print(Node node) {
    StringBuilder out = new StringBuilder();
    append(node, out);
    return out.toString();
  }

  static void append(Node node, StringBuilder out) {
    if (node instanceof Node.Value value) {
      out.append(value.text());
    } else if (node instanceof Node.Name name) {
      Names.appendAsValue(name.name(), out);
    } else if (node instanceof Node.Exact exact) {
      out.append("{=");
      join(exact.names(), Names::append, out);
      out.append('}');
    } else if (node instanceof Node.Document document) {
      out.append('{');
      join(document.fields(), ShapePrinter::append, out);
      out.append('}');
    } else if (node instanceof Node.Array array) {
      out.append('[');
      join(array.items(), ShapePrinter::append, out);
      out.append(']');
    } else if (node instanceof Node.Repeated repeated) {
      append(repeated.item(), out);
      out.append('*');
    } else if (node instanceof Node.Pipeline pipeline) {
      out.append('[');
      join(pipeline.stages(), ShapePrinter::append, out);
      out.append(']');
    }
  }

  private static void append(Node.Field field, StringBuilder out) {
    if (field.isDeep()) {
      out.append(field.name());
      return;
    }
    Names.append(field.name(), out);
    out.append(": ");
    append(field.value(), out);
  }

  static void append(Stage stage, StringBuilder out) {
    if (stage.isReadable()) {
      Names.append(stage.name(), out);
    } else {
      out.append(stage.name());
    }
    appendArgument(stage.argument(), out);
  }

  private static void appendArgument(@Nullable Node argument, StringBuilder out) {
    if (argument != null) {
      out.append(' ');
      append(argument, out);
    }
  }

  static void append(Statement statement, StringBuilder out) {
    if (statement.key() != null) {
      Names.appendAsValue(statement.key(), out);
    }
    appendPart(statement.filter(), out);
    appendPart(statement.pipeline(), out);
    if (statement.sort() != null) {
      appendWord("sort", statement.sort(), out);
    }
    if (statement.update() != null) {
      appendWord(statement.update().form(), statement.update().content(), out);
    }
    for (Statement.Modifier modifier : statement.modifiers()) {
      appendWord(modifier.word(), modifier.argument(), out);
    }
  }

  private static void appendPart(@Nullable Node part, StringBuilder out) {
    if (part != null) {
      out.append(out.isEmpty() ? "" : " ");
      append(part, out);
    }
  }

  private static void appendWord(String word, @Nullable Node argument, StringBuilder out) {
    out.append(' ').append(word);
    if (word.equals("collation") && argument instanceof Node.Name locale) {
      // The one name with a slash in it, and never quoted.
      out.append(' ').append(locale.name());
    } else {
      appendArgument(argument, out);
    }
  }

  static String print(ParsedShape shape) {
    StringBuilder out = new StringBuilder();
    for (Statement statement : shape.statements()) {
      out.append(out.isEmpty() ? "" : "; ");
      if (shape.command().equals("bulkWrite")) {
        out.append(statement.kind()).append(statement.kind().equals("insert") ? "" : " ");
      }
      out.append(statement);
    }
    return out.append(shape.more() ? "; ..." : "").toString();
  }

  private static <T> void join(
      List<T> items, BiConsumer<T, StringBuilder> each, StringBuilder out) {
    for (int i = 0; i < items.size(); i++) {
      out.append(i == 0 ? "" : SEPARATOR);
      each.accept(items.get(i), out);
    }
  }
}
