package io.hotpath.levels.console;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hotpath.levels.Level;
import io.hotpath.levels.Levels;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a change says. Fields that are not known are stepped over, as Spring Boot does;
 * known ones of the wrong type are refused, which Spring Boot does not.
 */
record LevelRequest(@Nullable Level level, Duration ttl, @Nullable String reason, boolean force) {

  private static final int MAX_REASON = 256;

  /** The fields while they are read. */
  private static final class Fields {
    @Nullable Level level;
    Duration ttl = Levels.DEFAULT_TTL;
    @Nullable String reason;
    boolean force;
  }

  static LevelRequest read(byte[] body) throws Rejection {
    Fields fields = new Fields();
    if (!isBlank(body)) {
      try (JsonParser json = Json.FACTORY.createParser(body)) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
          throw new Rejection(400, "the body is not a JSON object");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          read(name, json, fields);
        }
        if (json.nextToken() != null) {
          throw new Rejection(400, "something follows the JSON object");
        }
      } catch (IOException e) {
        throw new Rejection(400, "the body is not JSON");
      }
    }
    return new LevelRequest(fields.level, fields.ttl, fields.reason, fields.force);
  }

  private static boolean isBlank(byte[] body) {
    for (byte b : body) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  private static void read(String name, JsonParser json, Fields fields)
      throws IOException, Rejection {
    switch (name) {
      case "configuredLevel" -> fields.level = level(text(name, json));
      case "ttl" -> fields.ttl = ttl(text(name, json));
      case "reason" -> fields.reason = reason(text(name, json));
      case "force" -> fields.force = flag(json);
      default -> json.skipChildren();
    }
  }

  private static @Nullable String text(String name, JsonParser json) throws IOException, Rejection {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new Rejection(400, name + " is a text or null");
    }
    return json.getText();
  }

  private static @Nullable Level level(@Nullable String text) throws Rejection {
    if (text == null) {
      return null;
    }
    Level level = Level.named(text);
    if (level == null) {
      throw new Rejection(400, "configuredLevel is one of " + Arrays.toString(Level.values()));
    }
    return level;
  }

  private static Duration ttl(@Nullable String text) throws Rejection {
    try {
      if (text == null) {
        return Levels.DEFAULT_TTL;
      }
      Duration ttl = Duration.parse(text);
      if (ttl.isZero() || ttl.compareTo(Duration.ofSeconds(1)) >= 0) {
        return ttl;
      }
    } catch (DateTimeParseException | ArithmeticException e) {
      // Said below.
    }
    throw new Rejection(400, "ttl is a duration such as PT30M, at most PT24H, or PT0S for ever");
  }

  private static @Nullable String reason(@Nullable String text) throws Rejection {
    if (text != null && text.length() > MAX_REASON) {
      throw new Rejection(400, "reason has at most " + MAX_REASON + " characters");
    }
    return text;
  }

  private static boolean flag(JsonParser json) throws Rejection {
    return switch (json.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw new Rejection(400, "force is true or false");
    };
  }
}
