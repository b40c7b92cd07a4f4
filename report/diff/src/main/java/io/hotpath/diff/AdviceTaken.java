package io.hotpath.diff;

import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.QueryTotal;
import io.hotpath.text.FirstSteps;
import io.hotpath.text.QueriesText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something that was to be done before and is not any more, with what it brought.
 *
 * @param text what was to be done
 * @param predictedNanos what it was about: at most so much could be saved
 * @param savedNanos time that its query takes less, without the time of queries on the same
 *     collection that are new; the requests weighted as before
 */
public record AdviceTaken(String text, double predictedNanos, double savedNanos) {

  static List<AdviceTaken> of(Profile before, Profile after, Mix mix) {
    Set<String> routes =
        mix.common().stream().map(pair -> pair.before().route()).collect(Collectors.toSet());
    Set<String> open =
        steps(after, routes).stream().map(AdviceTaken::what).collect(Collectors.toSet());
    List<AdviceTaken> taken = new ArrayList<>();
    for (FirstSteps.Step step : steps(before, routes)) {
      if (!open.contains(what(step))) {
        taken.add(new AdviceTaken(step.text(), step.nanos(), saved(step, mix)));
      }
    }
    return taken;
  }

  private static List<FirstSteps.Step> steps(Profile profile, Set<String> routes) {
    List<QueryTotal> queries = QueryTotal.of(profile, routes::contains);
    return FirstSteps.of(queries, QueriesText.advise(profile, queries));
  }

  /** Kind and query: how often a request asks may differ, and the advice still be the same. */
  private static String what(FirstSteps.Step step) {
    int colon = step.text().indexOf(':');
    String kind = colon < 0 ? step.text() : step.text().substring(0, colon);
    return (kind.startsWith("index") ? "index" : kind) + step.place() + " " + step.query();
  }

  private static double saved(FirstSteps.Step step, Mix mix) {
    Query query = step.query();
    double saved = 0;
    for (Mix.Pair pair : mix.common()) {
      if (!step.place().isEmpty() && !step.place().equals(pair.before().route())) {
        continue;
      }
      var then = pair.before().queries().all();
      var now = pair.after().queries().all();
      QueryStats was = then.get(query);
      boolean concerned = was != null;
      saved += was == null ? 0 : was.nanos();
      for (var entry : now.entrySet()) {
        boolean itself = entry.getKey().equals(query);
        boolean instead =
            concerned
                && !then.containsKey(entry.getKey())
                && entry.getKey().namespace().equals(query.namespace());
        saved -= itself || instead ? pair.weight() * entry.getValue().nanos() : 0;
      }
    }
    return saved;
  }
}
