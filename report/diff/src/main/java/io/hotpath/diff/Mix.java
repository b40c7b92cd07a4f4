package io.hotpath.diff;

import io.hotpath.profile.Profile;
import io.hotpath.profile.RouteProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which routes are asked how often, before and after. What is compared over all routes is compared
 * for the mix before: else a day with more cheap pages would look like an improvement.
 *
 * @param common routes with requests on both sides
 * @param onlyBefore names of routes without requests after
 * @param onlyAfter names of routes without requests before
 * @param commonShare of the requests before: those of common routes
 * @param moved share of the requests that would have to ask another route to have the mix before
 */
public record Mix(
    List<Pair> common,
    List<String> onlyBefore,
    List<String> onlyAfter,
    double commonShare,
    double moved) {

  /** Below this share of common requests nothing is said of all routes together. */
  static final double LEAST_COMMON = 0.5;

  /** From this share of moved requests on the mix has changed. */
  private static final double CHANGED = 0.1;

  /** A route on both sides. */
  public record Pair(RouteProfile before, RouteProfile after) {

    /** What a request after counts for, to have the mix before. */
    double weight() {
      return (double) before.requests() / after.requests();
    }
  }

  public Mix {
    common = List.copyOf(common);
    onlyBefore = List.copyOf(onlyBefore);
    onlyAfter = List.copyOf(onlyAfter);
  }

  static Mix of(Profile before, Profile after, Predicate<String> shown) {
    List<Pair> common = new ArrayList<>();
    List<String> onlyBefore = new ArrayList<>();
    List<String> onlyAfter = new ArrayList<>();
    double allBefore = requests(before, shown);
    double allAfter = requests(after, shown);
    double stayed = 0;
    double shareBefore = 0;
    for (RouteProfile route : before.routes().values()) {
      RouteProfile now = after.routes().get(route.route());
      if (!shown.test(route.route()) || route.requests() == 0) {
        continue;
      }
      if (now == null || now.requests() == 0) {
        onlyBefore.add(route.route());
      } else {
        common.add(new Pair(route, now));
        shareBefore += route.requests() / allBefore;
        stayed += Math.min(route.requests() / allBefore, now.requests() / allAfter);
      }
    }
    for (RouteProfile route : after.routes().values()) {
      RouteProfile then = before.routes().get(route.route());
      boolean isNew = then == null || then.requests() == 0;
      if (isNew && shown.test(route.route()) && route.requests() > 0) {
        onlyAfter.add(route.route());
      }
    }
    return new Mix(common, onlyBefore, onlyAfter, shareBefore, 1 - stayed);
  }

  private static double requests(Profile profile, Predicate<String> shown) {
    return profile.routes().values().stream()
        .filter(route -> shown.test(route.route()))
        .mapToLong(RouteProfile::requests)
        .sum();
  }

  public boolean hasChanged() {
    return moved >= CHANGED;
  }

  /** Whether so few routes are in both that figures over all of them would say nothing. */
  public boolean isTooDifferent() {
    return common.isEmpty() || commonShare < LEAST_COMMON;
  }
}
