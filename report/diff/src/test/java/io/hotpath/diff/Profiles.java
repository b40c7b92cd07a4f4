package io.hotpath.diff;

import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.Repeats;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.Statement;
import io.hotpath.profile.StatementStats;
import java.util.Random;

/** Profiles with requests as long as asked for. */
final class Profiles {

  static final long MILLI = 1_000_000;

  final Profile profile = new Profile();
  private final Random random;

  Profiles(long seed) {
    random = new Random(seed);
    profile.countWindow("host", 0, 1000);
  }

  /** Requests around this many milliseconds, from a third to three times. */
  Profiles requests(String route, int number, double millis) {
    for (int i = 0; i < number; i++) {
      long wall = (long) (millis * MILLI * Math.pow(3, 2 * random.nextDouble() - 1));
      profile.route(route).countRequest(200, false, false, wall, wall / 2, -1, -1);
      profile.route(route).tree().add(1, 0, wall);
    }
    return this;
  }

  /** Each request of a route calls a method for a part of its time. */
  Profiles method(String route, Method method, double part) {
    RouteProfile into = profile.route(route);
    into.tree().child(method).add(into.requests(), 0, (long) (part * into.wallNanos()));
    return this;
  }

  /** Each request of a route asks a query so often, for so long each. */
  Profiles query(String route, Query query, int times, long nanos) {
    RouteProfile into = profile.route(route);
    QueryStats stats = into.queries().of(query);
    for (long i = 0; i < into.requests() * times; i++) {
      stats.countOperation(nanos, 1);
    }
    if (times >= 5) {
      long operations = into.requests() * times;
      stats.addVarying(
          new Repeats(into.requests(), operations, (operations - into.requests()) * nanos, times));
    }
    return this;
  }

  /** Each request of a route logs so often, 100 bytes and 200 microseconds each. */
  Profiles statement(String route, Statement statement, int times) {
    RouteProfile into = profile.route(route);
    StatementStats stats = into.statements().of(statement);
    long events = into.requests() * times;
    stats.addEmissions(events, 0, events * 150_000, events * 50_000);
    stats.addWritten(events * 100, 0);
    for (long i = 0; i < into.requests(); i++) {
      stats.countRequest();
    }
    return this;
  }
}
