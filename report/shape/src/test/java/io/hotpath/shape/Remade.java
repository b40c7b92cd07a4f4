package io.hotpath.shape;

import io.hotpath.shape.Doc.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A command that has a given shape. */
final class Remade {

  private Remade() {}

  static Doc command(ParsedShape shape) {
    String command = shape.command();
    if (command.equals("bulkWrite")) {
      Doc namespace = Doc.of("ns", "shop.coll");
      return Doc.of(command, 1, "ops", statements(shape), "nsInfo", List.of(namespace));
    }
    Doc made = Doc.of(command, "coll", "$db", "shop");
    switch (command) {
      case "update" -> made.with("updates", statements(shape));
      case "delete" -> made.with("deletes", statements(shape));
      default -> fill(shape.statements().get(0), made, "filter", "update");
    }
    return made;
  }

  private static List<Doc> statements(ParsedShape shape) {
    List<Doc> made = new ArrayList<>();
    for (Statement statement : shape.statements()) {
      boolean bulk = shape.command().equals("bulkWrite");
      Doc one = bulk ? Doc.of(statement.kind(), 0) : new Doc();
      if (bulk && statement.kind().equals("delete")) {
        one.with("multi", !statement.has("one"));
      }
      fill(statement, one, bulk ? "filter" : "q", bulk ? "updateMods" : "u");
      made.add(one);
    }
    return made;
  }

  private static void fill(Statement statement, Doc into, String filter, String update) {
    if (statement.filter() != null) {
      into.with(filter, filter(statement.filter()));
    }
    if (statement.pipeline() != null) {
      into.with("pipeline", pipeline(statement.pipeline()));
    }
    if (statement.key() != null) {
      into.with("key", statement.key());
    }
    if (statement.sort() != null) {
      into.with("sort", value(statement.sort()));
    }
    if (statement.update() != null) {
      into.with(update, update(statement.update()));
    }
    statement.modifiers().forEach(modifier -> modifier(modifier, into));
  }

  private static void modifier(Statement.Modifier modifier, Doc into) {
    Node argument = modifier.argument();
    switch (modifier.word()) {
      case "project" -> into.with("projection", projection(document(argument)));
      case "collation" -> {
        String[] parts = ((Node.Name) Objects.requireNonNull(argument)).name().split("/", -1);
        into.with("collation", Doc.of("locale", parts[0], "strength", Integer.valueOf(parts[1])));
      }
      case "arrayFilters" -> into.with("arrayFilters", filters(array(argument)));
      case "hint" -> into.with("hint", value(argument));
      case "one" -> into.with("limit", 1);
      case "skip", "limit" -> into.with(modifier.word(), 5);
      default -> into.with(modifier.word(), true);
    }
  }

  private static Object update(Statement.Update update) {
    if (update.form().equals("replace")) {
      return Doc.of("a", 1);
    }
    if (update.content() instanceof Node.Array stages) {
      return stages.items().stream().map(stage -> Doc.of(stage, 1)).toList();
    }
    Doc made = new Doc();
    for (Node.Field operator : document(update.content()).fields()) {
      Doc fields = new Doc();
      for (Node name : array(operator.value()).items()) {
        fields.with(((Node.Name) name).name(), 1);
      }
      made.with(operator.name(), fields);
    }
    return made;
  }

  private static List<Object> filters(Node.Array array) {
    List<Object> filters = new ArrayList<>();
    for (Node item : array.items()) {
      Node one = item instanceof Node.Repeated repeated ? repeated.item() : item;
      filters.add(filter(document(one)));
      if (one != item) {
        filters.add(filter(document(one)));
      }
    }
    return filters;
  }

  private static Doc filter(Node.Document document) {
    Doc filter = new Doc();
    for (Node.Field field : document.fields()) {
      filter.with(field.name(), clause(field));
    }
    return filter;
  }

  private static @Nullable Object clause(Node.Field field) {
    if (Filter.isLogical(field.name())) {
      return filters(array(field.value()));
    }
    return field.name().equals("$expr") ? value(field.value()) : condition(field.value());
  }

  private static @Nullable Object condition(Node node) {
    if (node instanceof Node.Document document) {
      Doc made = new Doc();
      for (Node.Field operator : document.fields()) {
        made.with(
            operator.name(),
            Filter.isLogical(operator.name()) ? clause(operator) : condition(operator.value()));
      }
      return made;
    }
    if (node instanceof Node.Array array) {
      return array.items().stream().map(Remade::condition).toList();
    }
    if (node instanceof Node.Exact exact) {
      Doc made = new Doc();
      exact.names().forEach(name -> made.with(name, 1));
      return made;
    }
    return value(node);
  }

  private static Node.Document document(@Nullable Node node) {
    return (Node.Document) Objects.requireNonNull(node);
  }

  private static Node.Array array(@Nullable Node node) {
    return (Node.Array) Objects.requireNonNull(node);
  }

  private static Doc projection(Node.Document document) {
    Doc made = new Doc();
    for (Node.Field field : document.fields()) {
      Object value =
          field.value() instanceof Node.Document nested && nested.get("$elemMatch") != null
              ? Doc.of("$elemMatch", filter(document(nested.get("$elemMatch"))))
              : field.value() instanceof Node.Document nested
                  ? projection(nested)
                  : value(field.value());
      made.with(field.name(), value);
    }
    return made;
  }

  private static List<Object> pipeline(Node.Pipeline pipeline) {
    List<Object> made = new ArrayList<>();
    for (Stage stage : pipeline.stages()) {
      made.add(Doc.of(stage.name(), argument(stage)));
    }
    return made;
  }

  private static @Nullable Object argument(Stage stage) {
    if (stage.argument() == null) {
      return 5;
    }
    if (stage.argument() instanceof Node.Document document) {
      switch (stage.name()) {
        case "$match" -> {
          return filter(document);
        }
        case "$project" -> {
          return projection(document);
        }
        default -> {}
      }
    }
    return value(stage.argument());
  }

  private static @Nullable Object value(@Nullable Node node) {
    if (node instanceof Node.Document document) {
      Doc made = new Doc();
      document.fields().forEach(field -> made.with(field.name(), value(field.value())));
      return made;
    } else if (node instanceof Node.Array array) {
      return array.items().stream().map(Remade::value).toList();
    } else if (node instanceof Node.Pipeline pipeline) {
      return pipeline(pipeline);
    } else if (node instanceof Node.Name name) {
      return name.name();
    }
    return switch (String.valueOf(node)) {
      case "null" -> null;
      case "true" -> true;
      case "false" -> false;
      case "1" -> 1;
      case "0" -> 0;
      case "-1" -> -1;
      case "/^?/" -> new Regex("^abc", "");
      case "/?/" -> new Regex("abc", "");
      case "/?/i" -> new Regex("abc", "i");
      default -> "x";
    };
  }
}
