package io.hotpath.diff;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A limit for a change, as users write it: {@code p95>+10%}, {@code mean>250ms}, {@code
 * each:queries>+1}, {@code route=/cart:p50<-5%}.
 *
 * @param text as it was written
 * @param scope {@link Scope}
 * @param route text or expression of {@link Scope#ROUTE}; empty else
 * @param above whether more is a breach, or less
 * @param limit a share for {@link Kind#RELATIVE}; else nanoseconds or a number
 */
public record Threshold(
    String text, Scope scope, String route, Metric metric, boolean above, Kind kind, double limit) {

  /** What is allowed, for messages. */
  public static final String SYNTAX =
      "[route=TEXT:|each:]METRIC>LIMIT or <LIMIT; METRIC is p50, p95, p99, mean, cpu, queries or"
          + " requests; LIMIT is +10%, +20ms (a change) or 250ms (the value after), ms, us or s for"
          + " times, none for numbers";

  private static final Pattern FORM =
      Pattern.compile(
          "(?:route=(?<route>.+):|(?<each>each:))?(?<metric>\\w+)\\s*(?<way>[<>])\\s*"
              + "(?<sign>[+-]?)(?<number>\\d{1,12}(?:\\.\\d{1,9})?)\\s*(?<unit>%|us|ms|s|)");

  /** What is looked at. */
  public enum Scope {
    ALL,
    EACH,
    ROUTE
  }

  /** What is compared with the limit. */
  public enum Kind {
    /** The change as a share of before. */
    RELATIVE,
    /** The change. */
    ADDED,
    /** The value after. */
    VALUE
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException with a message for the user when it is not of the form
   */
  public static Threshold parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw wrong(text, "it is not of the form");
    }
    Metric metric = Metric.named(form.group("metric").toLowerCase(Locale.ROOT));
    if (metric == null) {
      throw wrong(text, "there is no metric '" + form.group("metric") + "'");
    }
    String unit = form.group("unit");
    boolean signed = !form.group("sign").isEmpty();
    if (unit.equals("%") && !signed) {
      throw wrong(text, "a share needs + or -");
    }
    if (!unit.equals("%") && unit.isEmpty() != (metric.unit() == Metric.Unit.NUMBER)) {
      throw wrong(text, unit.isEmpty() ? "a time needs ms, us or s" : "numbers have no unit");
    }
    Kind kind = unit.equals("%") ? Kind.RELATIVE : signed ? Kind.ADDED : Kind.VALUE;
    double number = Double.parseDouble(form.group("sign") + form.group("number"));
    String route = form.group("route");
    Scope scope = route != null ? Scope.ROUTE : form.group("each") != null ? Scope.EACH : Scope.ALL;
    return new Threshold(
        text.strip(),
        scope,
        route == null ? "" : route,
        metric,
        form.group("way").equals(">"),
        kind,
        number * factor(unit));
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException("'" + text + "': " + why + "; allowed is " + SYNTAX);
  }

  private static double factor(String unit) {
    return switch (unit) {
      case "%" -> 0.01;
      case "us" -> 1e3;
      case "ms" -> 1e6;
      case "s" -> 1e9;
      default -> 1;
    };
  }

  /** Whether it is about this route; all together have the empty name. */
  boolean isAbout(String name) {
    return switch (scope) {
      case ALL -> name.isEmpty();
      case EACH -> !name.isEmpty();
      case ROUTE -> !name.isEmpty() && finds(name);
    };
  }

  private boolean finds(String name) {
    if (name.contains(route)) {
      return true;
    }
    try {
      return Pattern.compile(route)
          .matcher(name.substring(0, Math.min(1000, name.length())))
          .find();
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /** What is compared with the limit; NaN where it is not known. */
  double measured(Change change) {
    return switch (kind) {
      case RELATIVE -> change.relative();
      case ADDED -> change.after() - change.before();
      case VALUE -> change.after();
    };
  }

  boolean isBeyond(Change change) {
    double measured = measured(change);
    return above ? measured > limit : measured < limit;
  }

  /** The finding for a diff: which routes are beyond, and which could not be looked at. */
  public Verdict check(ProfileDiff diff) {
    return Verdict.of(this, diff);
  }

  /** The one without a route is about all together. */
  @Nullable RouteDiff together(ProfileDiff diff) {
    return scope == Scope.ALL ? diff.all() : null;
  }
}
