package io.hotpath.it;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code java -jar hotpath-agent.jar top} says of a folder. */
final class Top {

  private final Map<?, ?> report;

  private Top(Map<?, ?> report) {
    this.report = report;
  }

  /** The report as text. */
  static String text(Path folder, String... more) throws IOException, InterruptedException {
    Child child = run(folder, more);
    int status = child.awaitExit();
    if (status != 0) {
      throw new IllegalStateException(child.described());
    }
    return child.out();
  }

  /** The report as JSON; all of it. */
  static Top json(Path folder) throws IOException, InterruptedException {
    String text = text(folder, "--format", "json");
    try (JsonParser json = new JsonFactory().createParser(text)) {
      json.nextToken();
      return new Top((Map<?, ?>) java.util.Objects.requireNonNull(value(json)));
    }
  }

  /** Starts the reader; the caller looks at its exit status. */
  static Child run(Path folder, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Jvm.own().java(), "-jar", Installation.JAR.toString(), "top"));
    command.addAll(List.of(more));
    command.add(folder.toString());
    return Child.start(command);
  }

  long requests() {
    return ((Number) get("requests")).longValue();
  }

  long wovenClasses() {
    return ((Number) get("wovenClasses")).longValue();
  }

  Map<?, ?> losses() {
    return (Map<?, ?>) get("losses");
  }

  Map<?, ?> faults() {
    return (Map<?, ?>) get("faults");
  }

  /** Names by reason. */
  Map<String, List<String>> skipped() {
    Map<String, List<String>> skipped = new TreeMap<>();
    ((Map<?, ?>) get("skipped"))
        .forEach(
            (reason, what) -> {
              List<String> names = new ArrayList<>();
              ((List<?>) get((Map<?, ?>) what, "names")).forEach(name -> names.add("" + name));
              skipped.put("" + reason, names);
            });
    return skipped;
  }

  /** Calls of each method of all routes, by class and method. */
  Map<String, Long> calls() {
    Map<String, Long> calls = new TreeMap<>();
    for (Object route : (List<?>) get("routes")) {
      for (Object method : (List<?>) get((Map<?, ?>) route, "methods")) {
        Map<?, ?> row = (Map<?, ?>) method;
        String type = "" + get(row, "class");
        String name = type.substring(type.lastIndexOf('.') + 1) + "." + get(row, "name");
        calls.merge(name, ((Number) get(row, "calls")).longValue(), Long::sum);
      }
    }
    return calls;
  }

  private Object get(String field) {
    return get(report, field);
  }

  private static Object get(Map<?, ?> object, String field) {
    Object value = object.get(field);
    if (value == null) {
      throw new IllegalArgumentException("no " + field + " in " + object.keySet());
    }
    return value;
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String field = json.currentName();
          json.nextToken();
          object.put(field, value(json));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<@Nullable Object> array = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(json));
        }
        yield array;
      }
      case VALUE_NUMBER_INT -> json.getLongValue();
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_NULL -> null;
      default -> json.getText();
    };
  }
}
