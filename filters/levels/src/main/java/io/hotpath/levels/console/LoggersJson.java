package io.hotpath.levels.console;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.levels.Level;
import io.hotpath.levels.Levels;
import io.hotpath.levels.LogContext;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The loggers of a context as Spring Boot shows them, and until when they are changed. */
final class LoggersJson {

  private final LogContext context;
  private final Map<String, Levels.Pending> pending;
  private final Map<String, List<String>> groups;

  LoggersJson(
      LogContext context, Map<String, Levels.Pending> pending, Map<String, List<String>> groups) {
    this.context = context;
    this.pending = pending;
    this.groups = groups;
  }

  byte[] all() {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("levels");
          for (Level level : context.levels()) {
            json.writeString(level.name());
          }
          json.writeEndArray();
          json.writeObjectFieldStart("loggers");
          Collection<String> names = new TreeSet<>(context.loggers());
          names.remove(LogContext.ROOT);
          writeLogger(json, LogContext.ROOT);
          for (String name : names) {
            writeLogger(json, name);
          }
          json.writeEndObject();
          json.writeObjectFieldStart("groups");
          for (String group : groups.keySet()) {
            json.writeObjectFieldStart(group);
            groupFields(json, group);
            json.writeEndObject();
          }
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private void writeLogger(JsonGenerator json, String name) throws IOException {
    json.writeObjectFieldStart(name);
    loggerFields(json, name);
    json.writeEndObject();
  }

  byte[] logger(String name) {
    return one(json -> loggerFields(json, name));
  }

  byte[] group(String name) {
    return one(json -> groupFields(json, name));
  }

  private static byte[] one(Json.Content fields) {
    return Json.write(
        json -> {
          json.writeStartObject();
          fields.to(json);
          json.writeEndObject();
        });
  }

  private void loggerFields(JsonGenerator json, String name) throws IOException {
    String configured = context.configured(name);
    if (configured != null) {
      json.writeStringField("configuredLevel", context.shown(configured).name());
    }
    json.writeStringField("effectiveLevel", context.shown(context.effective(name)).name());
    Levels.Pending change = pending.get(name);
    if (change != null && change.revertsAt() != null) {
      json.writeStringField("revertsAt", change.revertsAt().toString());
    }
    if (change != null && change.reason() != null) {
      json.writeStringField("reason", change.reason());
    }
  }

  private void groupFields(JsonGenerator json, String name) throws IOException {
    List<String> members = groups.getOrDefault(name, List.of());
    Level common = common(members);
    if (common != null) {
      json.writeStringField("configuredLevel", common.name());
    }
    json.writeArrayFieldStart("members");
    for (String member : members) {
      json.writeString(member);
    }
    json.writeEndArray();
  }

  /** The level that all members have of their own. */
  private @Nullable Level common(List<String> members) {
    List<@Nullable String> levels = members.stream().map(context::configured).distinct().toList();
    return levels.size() != 1 || levels.get(0) == null
        ? null
        : context.shown(Objects.requireNonNull(levels.get(0)));
  }
}
