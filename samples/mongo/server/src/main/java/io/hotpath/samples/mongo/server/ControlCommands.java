package io.hotpath.samples.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commands by which a test steers the server over any connection. They are not counted.
 *
 * <ul>
 *   <li>{@code {hotpathCounts: 1}}: {@code counts} of database, collection, command, count, failed
 *   <li>{@code {hotpathReset: 1}}: forgets counts, delays and failures
 *   <li>{@code {hotpathDelay: "find", millis: 50}}
 *   <li>{@code {hotpathFail: "update", code: 89, codeName: "NetworkTimeout", labels: [..], times:
 *       1, collection: ".."}}: the last three may be left out
 *   <li>{@code {hotpathLatest: "explain"}}: {@code document}, the last command of that name
 * </ul>
 */
final class ControlCommands {

  private static final String PREFIX = "hotpath";

  private final CommandCounts counts;
  private final Disturbances disturbances;

  ControlCommands(CommandCounts counts, Disturbances disturbances) {
    this.counts = counts;
    this.disturbances = disturbances;
  }

  static boolean isControl(String command) {
    return command.startsWith(PREFIX);
  }

  Document answer(String name, Document command) {
    Document answer = new Document();
    switch (name) {
      case "hotpathCounts" -> answer.put("counts", counts.documents());
      case "hotpathReset" -> {
        counts.reset();
        disturbances.reset();
      }
      case "hotpathDelay" -> disturbances.delay(text(command, name), number(command, "millis", 0));
      case "hotpathFail" -> disturbances.fail(failure(command, name));
      case "hotpathLatest" -> answer.putIfNotNull("document", counts.latest(text(command, name)));
      default -> {
        return new Document("ok", 0.0)
            .append("code", 59)
            .append("codeName", "CommandNotFound")
            .append("errmsg", "no such command: '" + name + "'");
      }
    }
    return answer.append("ok", 1.0);
  }

  private static Failure failure(Document command, String name) {
    Object collection = command.get("collection");
    Object labels = command.getOrDefault("labels", List.of());
    return new Failure(
        text(command, name),
        collection == null ? null : collection.toString(),
        (int) number(command, "code", 0),
        text(command, "codeName"),
        ((List<?>) labels).stream().map(Object::toString).toList(),
        (int) number(command, "times", 1));
  }

  private static String text(Document command, String field) {
    return String.valueOf(command.get(field));
  }

  private static long number(Document command, String field, long otherwise) {
    @Nullable Object value = command.get(field);
    return value instanceof Number number ? number.longValue() : otherwise;
  }
}
