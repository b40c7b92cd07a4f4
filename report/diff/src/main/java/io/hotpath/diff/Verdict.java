package io.hotpath.diff;

import java.util.ArrayList;
import java.util.List;

/**
 * What a threshold says of a diff.
 *
 * @param breaches one line each: what is beyond the limit, and what could not be checked
 * @param notes one line each: beyond the limit, but chance may explain it
 */
public record Verdict(List<String> breaches, List<String> notes) {

  public Verdict {
    breaches = List.copyOf(breaches);
    notes = List.copyOf(notes);
  }

  static Verdict of(Threshold threshold, ProfileDiff diff) {
    List<RouteDiff> routes = new ArrayList<>(diff.routes());
    RouteDiff all = threshold.together(diff);
    if (all != null) {
      routes.add(all);
    }
    routes.removeIf(route -> !threshold.isAbout(route.name()));
    List<String> breaches = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    if (routes.isEmpty()) {
      breaches.add(threshold.text() + ": cannot be checked: " + why(threshold));
    }
    for (RouteDiff route : routes) {
      check(threshold, route, breaches, notes);
    }
    return new Verdict(breaches, notes);
  }

  private static String why(Threshold threshold) {
    return threshold.scope() == Threshold.Scope.ALL
        ? "too few requests are of routes that are in both"
        : "no such route is in both";
  }

  private static void check(
      Threshold threshold, RouteDiff route, List<String> breaches, List<String> notes) {
    Change change = route.change(threshold.metric());
    String where = threshold.text() + ": " + route.words() + ": ";
    if (Double.isNaN(threshold.measured(change))) {
      // Without a before, any is more than none; without both, nothing can be said.
      boolean grew = change.isKnown() && change.after() > 0 && threshold.above();
      if (!change.isKnown() || grew) {
        breaches.add(where + (grew ? DiffText.brief(threshold.metric(), change) : "not known"));
      }
    } else if (threshold.isBeyond(change)) {
      String found = where + DiffText.brief(threshold.metric(), change);
      boolean certain =
          threshold.kind() == Threshold.Kind.VALUE || (change.isClear() && !isGuess(route, change));
      if (certain) {
        breaches.add(found);
      } else {
        notes.add(found + ": may be chance, not counted");
      }
    }
  }

  private static boolean isGuess(RouteDiff route, Change change) {
    return route.few() && change.hasInterval();
  }
}
