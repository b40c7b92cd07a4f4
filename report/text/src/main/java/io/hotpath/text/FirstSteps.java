package io.hotpath.text;

import io.hotpath.advice.Advice;
import io.hotpath.advice.Suggestion;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryTotal;
import io.hotpath.profile.RouteProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What to do first about the queries of a profile, in a line each: the head of the report. Called
 * by the reports; stateless.
 */
public final class FirstSteps {

  private static final int MAX_STEPS = 5;

  /**
   * One thing to do.
   *
   * @param nanos what it is about: it cannot save more
   * @param partNanos of that, the time in requests
   * @param wholeNanos time of all requests of the routes in question; 0 outside of requests
   * @param queries those it is about, the dearest first
   * @param place where it is asked: a route or work outside of them; empty for all of them
   * @param text in one line, safe for the terminal
   */
  public record Step(
      long nanos, long partNanos, long wholeNanos, List<Query> queries, String place, String text) {

    public Step {
      queries = List.copyOf(queries);
    }

    /** The one it is about, or the dearest of several. */
    public Query query() {
      return queries.get(0);
    }
  }

  private FirstSteps() {}

  /** All of them, the dearest first. */
  public static List<Step> of(List<QueryTotal> queries, Advice advice) {
    List<Step> steps = new ArrayList<>();
    advice.suggestions().forEach(suggestion -> steps.add(step(suggestion)));
    List<Repeat> varying = Repeat.varying(queries);
    varying.forEach(repeat -> steps.add(step("N+1", "one by one", repeat)));
    // Who asks once for all values asks none of them twice.
    Repeat.duplicates(queries).stream()
        .filter(repeat -> varying.stream().noneMatch(repeat::isOfSame))
        .forEach(repeat -> steps.add(step("duplicates", "the same", repeat)));
    steps.sort(Comparator.comparingLong(Step::nanos).reversed().thenComparing(Step::text));
    return steps;
  }

  static void write(List<QueryTotal> queries, Advice advice, Lines lines) throws IOException {
    List<Step> steps = of(queries, advice);
    if (steps.isEmpty()) {
      lines.add("   Nothing to do first: no N+1, no duplicates, no index to suggest.");
    } else {
      lines.add("   What to do first, by the time it is about:");
      lines.blank();
      lines.add("    total s   share");
    }
    for (Step step : steps.subList(0, Math.min(MAX_STEPS, steps.size()))) {
      lines.add(
          "%11s %7s  %s",
          Figures.seconds(step.nanos), Figures.share(step.partNanos, step.wholeNanos), step.text);
    }
    if (steps.size() > MAX_STEPS) {
      lines.add("%11s %7s  ... %d more below", "", "", steps.size() - MAX_STEPS);
    }
    lines.blank();
  }

  private static Step step(Suggestion suggestion) {
    return new Step(
        suggestion.nanos(),
        suggestion.requestNanos(),
        suggestion.routesWallNanos(),
        suggestion.serves().stream().map(served -> served.query().query()).toList(),
        "",
        (suggestion.indexesKnown() ? "index: " : "index, unless it is there: ")
            + suggestion.createLine());
  }

  private static Step step(String kind, String how, Repeat repeat) {
    String text =
        Figures.format(
            "%s: %s asks %s times a request, %s: %s%s",
            kind,
            TerminalText.escape(repeat.place().name(), 80),
            repeat.perRequest(),
            how,
            QueryNames.brief(repeat.query()),
            QueryNames.line(repeat.place().stats()));
    RouteProfile route = repeat.place().route();
    long wasted = repeat.repeats().wastedNanos();
    long whole = route == null ? 0 : route.wallNanos();
    return new Step(wasted, wasted, whole, List.of(repeat.query()), repeat.place().name(), text);
  }
}
