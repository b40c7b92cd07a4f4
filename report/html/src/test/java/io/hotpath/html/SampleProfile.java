package io.hotpath.html;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Loss;
import io.hotpath.profile.Method;
import io.hotpath.profile.PlanFacts;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.Repeats;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.Statement;
import io.hotpath.profile.StatementStats;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Profiles of any size with everything in them that a page can show. The same numbers whatever the
 * names are, so that pages of different names can be compared.
 */
final class SampleProfile {

  private static final int WINDOWS = 2;
  private static final long START = 1_795_000_000_000L;
  private static final long MILLI = 1_000_000;

  private final Random random;
  private final IntFunction<String> names;
  private final Profile profile = new Profile();
  private final Timeline timeline = new Timeline();

  private SampleProfile(IntFunction<String> names, long seed) {
    random = new Random(seed);
    this.names = names;
  }

  Profile profile() {
    return profile;
  }

  Timeline timeline() {
    return timeline;
  }

  /** With names that a number becomes. */
  static SampleProfile of(int routes, int positions, IntFunction<String> names) {
    return of(routes, positions, names, 7);
  }

  /** Likewise, with times that differ. */
  static SampleProfile of(int routes, int positions, IntFunction<String> names, long seed) {
    SampleProfile sample = new SampleProfile(names, seed);
    for (int window = 0; window < WINDOWS; window++) {
      Profile one = sample.window(window, routes, positions);
      sample.timeline.add(one);
      sample.profile.add(one);
    }
    sample.profile.addPlan(
        sample.query(0),
        new PlanFacts(1, List.of("FETCH", names.apply(95)), List.of(names.apply(96)), true));
    return sample;
  }

  private Profile window(int number, int routes, int positions) {
    Profile window = new Profile();
    long start = START + number * 10_000L;
    window.countWindow(names.apply(90), start, start + 10_000);
    window.lose(Loss.REQUESTS_DROPPED, 1);
    window.skip(names.apply(91), names.apply(92));
    window.addFault(names.apply(93), 1);
    window.countWoven(3, 40);
    window.addOwnCost(MILLI, MILLI);
    for (int i = 0; i < routes; i++) {
      fill(window.route("GET /" + names.apply(i)), i, start, positions);
    }
    query(window.elsewhere(Profile.NO_REQUEST).of(query(1)));
    log(window.statementsElsewhere(Profile.NO_REQUEST).of(statement(1)));
    return window;
  }

  private void fill(RouteProfile route, int number, long start, int positions) {
    for (int i = 0; i < 3; i++) {
      long wall = (20 + random.nextInt(200)) * MILLI * (number % 9 + 1);
      CallNode tree = tree(wall, positions);
      String failure = i == 0 ? names.apply(94) : null;
      RequestProfile request =
          new RequestProfile(
              names.apply(number) + start + i,
              route.route(),
              start + i,
              200,
              failure,
              wall,
              wall / 3,
              1000,
              2000,
              false,
              tree);
      route.countRequest(200, request.isError(), false, wall, wall / 3, 1000, 2000);
      route.tree().addTree(tree);
      route.keepSlow(HtmlReport.kept(request));
      route.countPauses(wall / 100);
    }
    for (int i = 0; i < 3; i++) {
      query(route.queries().of(query(number + i)));
      log(route.statements().of(statement(number + i)));
    }
  }

  /** A path with branches, and in each an equal part of the time. */
  private CallNode tree(long wall, int positions) {
    CallNode root = CallNode.root();
    root.add(1, 0, wall);
    CallNode at = root;
    long left = wall;
    int width = Math.max(1, (int) Math.sqrt(positions));
    for (int i = 1; i < positions; i++) {
      long part = left / (width + 1);
      CallNode child = at.child(node(i));
      child.add(1 + i % 5, i % 11 == 0 ? 2 : 0, part);
      child.addProbes(i % 13 == 0 ? 1 : 0, part / 50);
      child.addLooks(i % 3, i % 4 == 0 ? 2 : 0, i % 5 == 0 ? 1 : 0);
      if (i % width == 0) {
        at = child;
        left = part;
      }
    }
    return root;
  }

  private Method node(int number) {
    return number % 7 == 0
        ? query(number / 7).node()
        : number % 19 == 0 ? statement(number / 19).node() : method(number % 40);
  }

  private Statement statement(int number) {
    int kind = number % 4;
    return new Statement(
        "com.acme." + names.apply(70 + kind), kind == 0 ? "DEBUG" : "INFO", names.apply(75 + kind));
  }

  private static void log(StatementStats stats) {
    stats.addEmissions(60, 3, 4 * MILLI, MILLI);
    stats.addWritten(6_000, MILLI);
    stats.addSuppressed(9, 4);
    stats.addCaller(new Method("com.acme.Log", "say", "Log.java", 7), 3);
    for (int i = 0; i < 3; i++) {
      stats.countRequest();
    }
  }

  private Method method(int number) {
    return new Method(
        "com.acme.p" + number % 4 + "." + names.apply(number),
        names.apply(number + 40),
        names.apply(number) + ".java",
        number);
  }

  private Query query(int number) {
    int kind = number % 5;
    return new Query("db." + names.apply(kind), "find", names.apply(60 + kind));
  }

  private void query(QueryStats stats) {
    for (int i = 0; i < 6; i++) {
      stats.countOperation((1 + random.nextInt(9)) * MILLI, 1);
    }
    stats.addCommands(6);
    stats.addReplies(9, 0, 4000);
    stats.addCaller(method(1), 3);
    stats.addFailure(names.apply(97), 1);
    stats.addVarying(new Repeats(1, 6, 5 * MILLI, 6));
    stats.addDuplicates(new Repeats(1, 2, MILLI, 2));
  }
}
