package io.hotpath.levels.console;

import io.hotpath.levels.Contexts;
import io.hotpath.levels.LevelOrder;
import io.hotpath.levels.Levels;
import io.hotpath.levels.LogContext;
import io.hotpath.levels.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of Spring Boot's Actuator that is about levels, word by word: {@code /actuator}, {@code
 * /actuator/health}, {@code /actuator/loggers} and {@code /actuator/loggers/NAME}. The same again
 * for each context below {@code /actuator/contexts/NAME}. Thread-safe.
 */
public final class Actuator implements Console.Page {

  private static final Set<String> READ = Set.of("GET", "HEAD");

  private final Contexts contexts;
  private final Levels levels;
  private final Map<String, List<String>> groups;

  /**
   * @param groups members by name of the group
   */
  public Actuator(Contexts contexts, Levels levels, Map<String, List<String>> groups) {
    this.contexts = contexts;
    this.levels = levels;
    this.groups = new LinkedHashMap<>(groups);
  }

  @Override
  public ConsoleResponse answer(ConsoleRequest request, Segments path, String who)
      throws Rejection {
    if (!path.isEmpty() && path.first().equals("contexts")) {
      if (path.size() == 1) {
        return readable(request, contextsJson(request));
      }
      Contexts.Named named = contexts.named(path.rest().first());
      if (named == null) {
        throw new Rejection(404, "no such context; GET .../actuator/contexts lists them");
      }
      String base = "/contexts/" + named.name();
      return answer(request, path.rest().rest(), who, base, named);
    }
    Contexts.Named byDefault = contexts.byDefault();
    if (byDefault == null) {
      throw new Rejection(404, "nothing logs here yet");
    }
    return answer(request, path, who, "", byDefault);
  }

  private ConsoleResponse answer(
      ConsoleRequest request, Segments path, String who, String base, Contexts.Named context)
      throws Rejection {
    if (path.isEmpty()) {
      return readable(request, links(url(request) + base));
    }
    if (path.size() == 1 && path.first().equals("health")) {
      return readable(request, "{\"status\":\"UP\"}".getBytes(StandardCharsets.UTF_8));
    }
    if (path.first().equals("loggers") && path.size() == 1) {
      return readable(request, json(context).all());
    }
    if (path.first().equals("loggers") && path.size() == 2) {
      return logger(request, path.rest().first(), who, context);
    }
    throw new Rejection(404, "nothing is here");
  }

  private LoggersJson json(Contexts.Named context) {
    return new LoggersJson(context.context(), levels.pending(context.context()), groups);
  }

  private static ConsoleResponse readable(ConsoleRequest request, byte[] json) throws Rejection {
    if (request.method().equals("OPTIONS")) {
      return ConsoleResponse.empty(200).with("Allow", "GET, HEAD, OPTIONS");
    }
    if (!READ.contains(request.method())) {
      throw new Rejection(405, "it can only be read", Map.of("Allow", "GET"));
    }
    return ConsoleResponse.of(200, MediaTypes.accepted(request), json);
  }

  private ConsoleResponse logger(
      ConsoleRequest request, String name, String who, Contexts.Named context) throws Rejection {
    if (request.method().equals("OPTIONS")) {
      return ConsoleResponse.empty(200).with("Allow", "GET, HEAD, POST, OPTIONS");
    }
    if (request.method().equals("POST")) {
      return change(request, name, who, context);
    }
    if (!READ.contains(request.method())) {
      throw new Rejection(405, "a logger is read or changed", Map.of("Allow", "GET, POST"));
    }
    String type = MediaTypes.accepted(request);
    boolean group = groups.containsKey(name);
    if (!group && !name.equals(LogContext.ROOT) && !context.context().exists(name)) {
      return ConsoleResponse.empty(404);
    }
    LoggersJson json = json(context);
    ConsoleResponse answer =
        ConsoleResponse.of(200, type, group ? json.group(name) : json.logger(name));
    // What ends in a dot and a name would be saved as a file of that kind.
    return name.indexOf('.') < 0
        ? answer
        : answer.with("Content-Disposition", "inline;filename=f.txt");
  }

  private ConsoleResponse change(
      ConsoleRequest request, String name, String who, Contexts.Named context) throws Rejection {
    MediaTypes.checkSent(request);
    String unused = MediaTypes.accepted(request);
    LevelRequest wanted = LevelRequest.read(request.readBody());
    List<String> loggers = groups.getOrDefault(name, List.of(name));
    try {
      levels.change(
          new LevelOrder(
              context,
              loggers,
              wanted.level(),
              wanted.ttl(),
              wanted.reason(),
              who,
              wanted.force()));
    } catch (Refusal e) {
      throw switch (e.kind()) {
        case WRONG -> new Rejection(400, e.reason());
        case TOO_OFTEN -> new Rejection(429, e.reason(), Map.of("Retry-After", "60"));
        case CONFLICT -> new Rejection(409, e.reason());
      };
    }
    return ConsoleResponse.empty(204);
  }

  /** The door's own address, as the client knows it; the guard has looked at the host. */
  private static String url(ConsoleRequest request) {
    return request.scheme()
        + "://"
        + request.header("host")
        + request.base()
        + "/"
        + Console.ACTUATOR;
  }

  private static byte[] links(String base) {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("self", base);
    links.put("health", base + "/health");
    links.put("loggers", base + "/loggers");
    links.put("loggers-name", base + "/loggers/{name}");
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("_links");
          for (Map.Entry<String, String> link : links.entrySet()) {
            json.writeObjectFieldStart(link.getKey());
            json.writeStringField("href", link.getValue());
            json.writeBooleanField("templated", link.getValue().endsWith("}"));
            json.writeEndObject();
          }
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private byte[] contextsJson(ConsoleRequest request) {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("contexts");
          for (Contexts.Named known : contexts.all()) {
            json.writeObjectFieldStart(known.name());
            json.writeStringField("library", known.context().library());
            json.writeStringField("href", url(request) + "/contexts/" + known.name());
            json.writeEndObject();
          }
          json.writeEndObject();
          json.writeEndObject();
        });
  }
}
