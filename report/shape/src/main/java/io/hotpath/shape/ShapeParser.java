package io.hotpath.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a shape back: for index advice, which asks for fields, operators and order.
 * Called by the reader's commands, never inside the application. Thread-safe.
 *
 * <p>{@code parse(command, text).toString()} is the text again. Texts come from files, so they are
 * hostile: what is not a shape ends in {@link ShapeSyntaxException}, at the latest at {@link
 * #MAX_LEVELS} levels.
 */
public final class ShapeParser {

  /** Brackets inside each other; a shaper writes far fewer. */
  public static final int MAX_LEVELS = 200;

  private static final Pattern TRUNCATED = Pattern.compile(" \\.\\.\\.#[0-9a-f]{8}$");

  private static final Set<String> FLAGS =
      Set.of("skip", "limit", "multi", "upsert", "one", "remove", "new", "tailable", "awaitData");

  private final ShapeScanner in;
  private int levels;

  private ShapeParser(String text) {
    in = new ShapeScanner(text);
  }

  /**
   * Reads {@link Shaper#text}.
   *
   * @param command as {@link Shaper#command} says it
   * @throws ShapeSyntaxException when the text is no shape of this command
   */
  public static ParsedShape parse(String command, String text) {
    if (TRUNCATED.matcher(text).find()) {
      return new ParsedShape(command, List.of(), false, text);
    }
    return new ShapeParser(text).shape(command);
  }

  private ParsedShape shape(String command) {
    List<Statement> statements = new ArrayList<>();
    boolean more = false;
    while (!in.atEnd() && !more) {
      if (!statements.isEmpty()) {
        in.expect("; ");
        more = in.take("...");
      }
      if (!more) {
        statements.add(statement(command));
      }
    }
    in.expectEnd();
    return new ParsedShape(command, statements, more, null);
  }

  private Statement statement(String command) {
    String kind = command;
    if (command.equals("bulkWrite")) {
      kind = in.word();
      if (kind.equals("insert")) {
        return new Statement(kind, null, null, null, null, null, List.of());
      }
      in.expect(" ");
    }
    if (kind.equals("aggregate")) {
      return rest(kind, null, null, pipeline());
    }
    String key = null;
    if (kind.equals("distinct")) {
      key = in.name();
      in.expect(" ");
    }
    return rest(kind, key, document(name -> false), null);
  }

  private Statement rest(
      String kind,
      @Nullable String key,
      Node.@Nullable Document filter,
      Node.@Nullable Pipeline pipeline) {
    Node.Document sort = null;
    Statement.Update update = null;
    List<Statement.Modifier> modifiers = new ArrayList<>();
    while (in.take(" ")) {
      String word = in.word();
      switch (word) {
        case "sort" -> sort = argument();
        case "update" -> update = new Statement.Update(word, argument());
        case "replace" -> update = new Statement.Update(word, null);
        case "pipeline" -> update = new Statement.Update(word, stageNames());
        default -> modifiers.add(modifier(word));
      }
    }
    return new Statement(kind, key, filter, pipeline, sort, update, modifiers);
  }

  private Node.Document argument() {
    in.expect(" ");
    return document(name -> false);
  }

  private Node stageNames() {
    in.expect(" ");
    return array();
  }

  private Statement.Modifier modifier(String word) {
    if (FLAGS.contains(word)) {
      return new Statement.Modifier(word, null);
    }
    in.expect(" ");
    return switch (word) {
      case "project", "hint", "arrayFilters" -> new Statement.Modifier(word, node());
      case "collation" -> new Statement.Modifier(word, in.collation());
      default -> throw in.wrong("a word such as limit");
    };
  }

  private Node.Pipeline pipeline() {
    open("[");
    List<Stage> stages = new ArrayList<>();
    if (!in.take("]")) {
      do {
        stages.add(stage());
      } while (in.take(", "));
      in.expect("]");
    }
    levels--;
    return new Node.Pipeline(stages);
  }

  private Stage stage() {
    for (String none : List.of("...", "?")) {
      if (in.take(none)) {
        return new Stage(none, null);
      }
    }
    String name = in.name();
    if (!in.take(" ")) {
      return new Stage(name, null);
    }
    if (!in.isAt('{')) {
      return new Stage(name, node());
    }
    return new Stage(name, in.isAt("{=") ? node() : document(pipelinesOf(name)));
  }

  /** The fields of a stage's argument that hold pipelines. */
  private static Predicate<String> pipelinesOf(String stage) {
    return switch (stage) {
      case "$facet" -> name -> true;
      case "$lookup", "$unionWith" -> name -> name.equals("pipeline");
      case "$merge" -> name -> name.equals("whenMatched");
      default -> name -> false;
    };
  }

  private Node.Document document(Predicate<String> pipelines) {
    open("{");
    List<Node.Field> fields = new ArrayList<>();
    if (!in.take("}")) {
      do {
        fields.add(in.take("...") ? Node.Field.DEEP : field(pipelines));
      } while (in.take(", "));
      in.expect("}");
    }
    levels--;
    return new Node.Document(fields);
  }

  private Node.Field field(Predicate<String> pipelines) {
    String name = in.name();
    in.expect(": ");
    boolean pipeline = in.isAt('[') && pipelines.test(name);
    return new Node.Field(name, pipeline ? pipeline() : node());
  }

  private Node node() {
    if (in.isAt("{=")) {
      return exact();
    }
    if (in.isAt('{')) {
      return document(name -> false);
    }
    return in.isAt('[') ? array() : in.leaf();
  }

  private Node.Exact exact() {
    in.expect("{=");
    List<String> names = new ArrayList<>();
    if (!in.take("}")) {
      do {
        names.add(in.name());
      } while (in.take(", "));
      in.expect("}");
    }
    return new Node.Exact(names);
  }

  private Node.Array array() {
    open("[");
    List<Node> items = new ArrayList<>();
    if (!in.take("]")) {
      do {
        Node item = node();
        items.add(in.take("*") ? new Node.Repeated(item) : item);
      } while (in.take(", "));
      in.expect("]");
    }
    levels--;
    return new Node.Array(items);
  }

  private void open(String bracket) {
    if (++levels > MAX_LEVELS) {
      throw in.wrong("at most " + MAX_LEVELS + " levels");
    }
    in.expect(bracket);
  }
}
