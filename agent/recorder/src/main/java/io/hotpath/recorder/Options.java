package io.hotpath.recorder;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the user set, for agent and filters alike. A value comes from the first that has one: agent
 * argument, system property {@code hotpath.NAME}, environment {@code HOTPATH_NAME}, init-param,
 * default. A name or value that is not understood costs one line and never the application.
 *
 * @param packages prefixes of classes whose methods are woven; empty for automatic
 * @param exclude prefixes or {@code Class#method} never woven
 * @param dir where profiles go; null for the default
 * @param window how often a window is written
 * @param requests which requests are kept whole
 * @param limit rows of each top-N
 * @param log what is logged
 * @param budget share of CPU, in percent, that probes may cost
 * @param budgetQuiet before the first change of probes for the budget's sake, and at least between
 *     two
 * @param enabled whether anything is done at all
 * @param header whether answers say their request id and timing
 * @param inline whether the table is appended to HTML answers
 * @param key secret that a request shows to see its own profile; null for nobody
 * @param cut a request that runs longer is kept as partial
 * @param mongoAdvice what databases are asked for the sake of index advice
 * @param console who may look and change levels, and where
 */
public record Options(
    List<String> packages,
    List<String> exclude,
    @Nullable Path dir,
    Duration window,
    Requests requests,
    int limit,
    Log log,
    double budget,
    Duration budgetQuiet,
    boolean enabled,
    boolean header,
    boolean inline,
    @Nullable String key,
    Duration cut,
    MongoAdvice mongoAdvice,
    ConsoleOptions console) {

  /** Which requests are kept with their own trees. */
  public enum Requests {
    SLOWEST,
    ALL,
    NONE
  }

  /** What databases are asked for the sake of index advice; each includes those before it. */
  public enum MongoAdvice {
    /** Nothing: advice comes from what the application asks. */
    SHAPES,
    /** The indexes of collections that are queried. */
    INDEXES,
    /** How queries would be run. */
    EXPLAIN
  }

  /**
   * How the top-N is logged.
   *
   * @param every the interval; null for none
   * @param each whether each request is logged
   */
  public record Log(@Nullable Duration every, boolean each) {
    static final Log OFF = new Log(null, false);

    /** Whether nothing is logged. */
    public boolean isOff() {
      return every == null && !each;
    }
  }

  /** Whether any single request may be shown, and not the slowest alone. */
  boolean showsEach() {
    return requests == Requests.ALL || log.each() || header || inline || key != null;
  }

  /** What each name means to {@link #read}; the README's table has the same rows. */
  public static final List<String> NAMES =
      List.of(
          "packages",
          "exclude",
          "dir",
          "window",
          "requests",
          "limit",
          "log",
          "budget",
          "budget.quiet",
          "enabled",
          "header",
          "inline",
          "key",
          "cut",
          "mongo.advice",
          "console",
          "console.open",
          "token.file",
          "log.groups",
          "log.flood");

  private static final String DURATION = "(\\d{1,9})(ms|s|m|h)";
  private static final Duration MAX_DURATION = Duration.ofHours(24);
  private static final int MIN_KEY = 16;

  /** Without the key: what is logged or printed must not show it. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Options[packages=%s, exclude=%s, dir=%s, window=%s, requests=%s, limit=%d, log=%s,"
            + " budget=%s, budget.quiet=%s, enabled=%s, header=%s, inline=%s, key=%s, cut=%s, mongo.advice=%s, console=%s]",
        packages,
        exclude,
        dir,
        window,
        requests,
        limit,
        log,
        budget,
        budgetQuiet,
        enabled,
        header,
        inline,
        key == null ? "none" : "...",
        cut,
        mongoAdvice,
        console);
  }

  /** Everything at its default. */
  public static Options defaults() {
    return read(Map.of(), complaint -> {});
  }

  /** Splits {@code k=v,k=v}, the form of the agent's argument. */
  public static Map<String, String> split(@Nullable String argument, Consumer<String> complaints) {
    Map<String, String> values = new LinkedHashMap<>();
    if (argument == null || argument.isBlank()) {
      return values;
    }
    for (String part : argument.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        values.put(part.substring(0, equals).trim(), part.substring(equals + 1).trim());
      } else if (!part.isBlank()) {
        complaints.accept(
            "hotpath: '"
                + shown(part)
                + "' is not an option: options are name=value, separated by"
                + " commas; it is ignored");
      }
    }
    return values;
  }

  /**
   * Gathers values from all places a user may set them.
   *
   * @param arguments the agent's argument, or nothing
   * @param properties system properties
   * @param environment environment variables
   * @param initParams of the filter, or nothing
   */
  public static Options gather(
      Map<String, String> arguments,
      Map<?, ?> properties,
      Map<String, String> environment,
      Map<String, String> initParams,
      Consumer<String> complaints) {
    Map<String, String> values = new LinkedHashMap<>(initParams);
    for (String name : NAMES) {
      String fromEnvironment =
          environment.get("HOTPATH_" + name.replace('.', '_').toUpperCase(Locale.ROOT));
      if (fromEnvironment != null) {
        values.put(name, fromEnvironment);
      }
    }
    for (Map.Entry<?, ?> property : properties.entrySet()) {
      if (property.getKey() instanceof String text && text.startsWith("hotpath.")) {
        values.put(text.substring("hotpath.".length()), String.valueOf(property.getValue()));
      }
    }
    values.putAll(arguments);
    return read(values, complaints);
  }

  /** Reads values by name. */
  public static Options read(Map<String, String> values, Consumer<String> complaints) {
    for (String name : values.keySet()) {
      if (!NAMES.contains(name)) {
        complaints.accept(
            "hotpath: there is no option '"
                + shown(name)
                + "'; it is ignored; options are "
                + String.join(", ", NAMES));
      }
    }
    Values v = new Values(values, complaints);
    return new Options(
        v.list("packages"),
        v.list("exclude"),
        v.path("dir"),
        v.duration("window", Duration.ofSeconds(10), Duration.ofMillis(100)),
        v.oneOf("requests", Requests.SLOWEST),
        v.whole("limit", 40, 1, 10_000),
        v.log("log"),
        v.percent("budget", 1),
        v.duration("budget.quiet", Duration.ofSeconds(30), Duration.ofSeconds(1)),
        v.flag("enabled", true),
        v.flag("header", false),
        v.flag("inline", false),
        v.key("key"),
        v.duration("cut", Duration.ofMinutes(10), Duration.ofSeconds(1)),
        v.oneOf("mongo.advice", MongoAdvice.SHAPES),
        ConsoleOptions.read(v));
  }

  /** A complaint quotes what was given; it must stay one line. */
  static String shown(String text) {
    String safe = text.replaceAll("[^ -~]", "?");
    return safe.length() > 60 ? safe.substring(0, 60) + "..." : safe;
  }

  /** The values as given; each method reads one, or complains and takes the default. */
  record Values(Map<String, String> given, Consumer<String> complaints) {

    private <T> T otherwise(String name, String value, String allowed, T instead) {
      complaints.accept(
          "hotpath: "
              + name
              + "="
              + (name.equals("key") ? "..." : shown(value))
              + " is not "
              + allowed
              + "; "
              + name
              + "="
              + shownDefault(instead)
              + " is used instead");
      return instead;
    }

    private static String shownDefault(@Nullable Object instead) {
      if (instead instanceof Duration duration) {
        return duration.toMillis() % 1000 == 0
            ? duration.toSeconds() + "s"
            : duration.toMillis() + "ms";
      }
      if (instead instanceof Double percent) {
        return (percent % 1 == 0 ? Long.toString(percent.longValue()) : percent) + "%";
      }
      return String.valueOf(instead).toLowerCase(Locale.ROOT);
    }

    List<String> list(String name) {
      List<String> items = new ArrayList<>();
      for (String item : given.getOrDefault(name, "").split(";", -1)) {
        if (!item.isBlank()) {
          items.add(item.trim());
        }
      }
      return List.copyOf(items);
    }

    @Nullable Path path(String name) {
      String value = given.get(name);
      try {
        return value == null || value.isEmpty() ? null : Path.of(value);
      } catch (InvalidPathException e) {
        complaints.accept(
            "hotpath: "
                + name
                + "="
                + shown(value)
                + " is not a path; the default is used"
                + " instead");
        return null;
      }
    }

    Duration duration(String name, Duration byDefault, Duration least) {
      String value = given.get(name);
      if (value == null) {
        return byDefault;
      }
      Duration duration = parse(value);
      return duration == null
              || duration.compareTo(least) < 0
              || duration.compareTo(MAX_DURATION) > 0
          ? otherwise(
              name,
              value,
              "a duration from " + shownDefault(least) + " to 24h such as 500ms, 10s or 5m",
              byDefault)
          : duration;
    }

    private static @Nullable Duration parse(String value) {
      Matcher matcher = Pattern.compile(DURATION).matcher(value);
      if (!matcher.matches()) {
        return null;
      }
      long number = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(number);
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        default -> Duration.ofHours(number);
      };
    }

    <E extends Enum<E>> E oneOf(String name, E byDefault) {
      String value = given.get(name);
      if (value == null) {
        return byDefault;
      }
      List<String> allowed = new ArrayList<>();
      for (E constant : byDefault.getDeclaringClass().getEnumConstants()) {
        String text = constant.name().toLowerCase(Locale.ROOT);
        if (text.equals(value)) {
          return constant;
        }
        allowed.add(text);
      }
      String last = allowed.remove(allowed.size() - 1);
      return otherwise(name, value, String.join(", ", allowed) + " or " + last, byDefault);
    }

    int whole(String name, int byDefault, int least, int most) {
      String value = given.get(name);
      if (value == null) {
        return byDefault;
      }
      int number = value.matches("\\d{1,6}") ? Integer.parseInt(value) : -1;
      return number < least || number > most
          ? otherwise(name, value, "a whole number from " + least + " to " + most, byDefault)
          : number;
    }

    Log log(String name) {
      String value = given.get(name);
      if (value == null || value.equals("off")) {
        return Log.OFF;
      }
      if (value.equals("each")) {
        return new Log(null, true);
      }
      Duration every = parse(value);
      if (every == null || every.toMillis() < 1000 || every.compareTo(MAX_DURATION) > 0) {
        complaints.accept(
            "hotpath: log="
                + shown(value)
                + " is not off, each or a duration from 1s to 24h; log=off is used instead");
        return Log.OFF;
      }
      return new Log(every, false);
    }

    double percent(String name, double byDefault) {
      String value = given.get(name);
      if (value == null) {
        return byDefault;
      }
      double percent =
          value.matches("\\d{1,3}(\\.\\d{1,3})?%")
              ? Double.parseDouble(value.substring(0, value.length() - 1))
              : -1;
      return percent <= 0 || percent > 100
          ? otherwise(name, value, "a share such as 1% or 0.5%", byDefault)
          : percent;
    }

    boolean flag(String name, boolean byDefault) {
      String value = given.get(name);
      if (value == null || value.equals("true") || value.equals("false")) {
        return value == null ? byDefault : value.equals("true");
      }
      return otherwise(name, value, "true or false", byDefault);
    }

    @Nullable String key(String name) {
      String value = given.get(name);
      if (value == null || value.length() >= MIN_KEY) {
        return value;
      }
      complaints.accept(
          "hotpath: key=... is shorter than "
              + MIN_KEY
              + " characters; no request can show its profile by key");
      return null;
    }
  }
}
