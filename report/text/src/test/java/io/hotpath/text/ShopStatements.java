package io.hotpath.text;

import io.hotpath.profile.Profile;
import io.hotpath.profile.RouteProfile;
import io.hotpath.profile.Statement;
import io.hotpath.profile.StatementStats;
import io.hotpath.profile.StatementTable;

/** What the shop logs: too much, among other things. Deterministic. */
final class ShopStatements {

  private static final String SHOP = "io.hotpath.samples.shop.";
  static final Statement TIMING =
      new Statement(SHOP + "web.RequestTimingFilter", "INFO", "{} {} {} us");
  static final Statement ABOUT =
      new Statement(SHOP + "catalogue.Catalogue", "DEBUG", "about to list # of #");
  static final Statement LISTED =
      new Statement(SHOP + "catalogue.Catalogue", "INFO", "listed product # '#'");
  static final Statement ORDER =
      new Statement(SHOP + "order.Checkout", "INFO", "order {} placed by {}");
  static final Statement STALE =
      new Statement(SHOP + "catalogue.RecommendationsServlet", "WARN", "no recommendations");

  private ShopStatements() {}

  static Profile profile() {
    Profile profile = new Profile();
    profile.countWindow(ShopProfile.INSTANCE, ShopProfile.START, ShopProfile.START + 60_000);
    RouteProfile catalogue = route(profile, "GET /catalogue", 30, 378);
    log(catalogue.statements(), ABOUT, 720, 30, 300, 14_000)
        .addCaller(ShopProfile.method("Catalogue", "logRows", 63), 6);
    log(catalogue.statements(), LISTED, 720, 30, 90, 11_000)
        .addCaller(ShopProfile.method("Catalogue", "logRows", 64), 6);
    RouteProfile home = route(profile, "GET /", 70, 4);
    RouteProfile checkout = route(profile, "POST /checkout", 12, 55);
    log(checkout.statements(), ORDER, 12, 12, 80, 12_000);
    for (RouteProfile route : new RouteProfile[] {catalogue, home, checkout}) {
      int requests = (int) route.requests();
      log(route.statements(), TIMING, requests, requests, 70, 13_000)
          .addCaller(ShopProfile.method("RequestTimingFilter", "report", 38), 3);
    }
    StatementStats stale = log(home.statements(), STALE, 140, 70, 2_000, 90_000);
    stale.addEmissions(0, 139, 0, 0);
    home.statements().of(new Statement(SHOP + "web", "DEBUG", "cache {}")).addSuppressed(480, 0);
    home.statements()
        .of(new Statement(SHOP + "web", "DEBUG", Statement.GUARD))
        .addSuppressed(0, 96);
    StatementTable started = profile.statementsElsewhere(Profile.NO_REQUEST);
    started.of(new Statement(SHOP + "Shop", "INFO", "started in {} ms")).addEmissions(1, 0, 9, 700);
    profile
        .statementsElsewhere(Profile.UNATTRIBUTED)
        .of(new Statement(SHOP + "Shop", "INFO", "started in {} ms"))
        .addWritten(64, 31_000);
    profile.addOwnCost(1_500_000, 12_000_000);
    return profile;
  }

  private static RouteProfile route(Profile profile, String name, int requests, long millis) {
    RouteProfile route = profile.route(name);
    for (int i = 0; i < requests; i++) {
      route.countRequest(200, false, false, millis * 1_000_000, -1, -1, -1);
      route.tree().add(1, 0, millis * 1_000_000);
    }
    return route;
  }

  private static StatementStats log(
      StatementTable table, Statement statement, int events, int requests, int bytes, long nanos) {
    StatementStats stats = table.of(statement);
    stats.addEmissions(events, 0, events * nanos, 0);
    stats.addWritten((long) events * bytes, 0);
    for (int i = 0; i < requests; i++) {
      stats.countRequest();
    }
    return stats;
  }
}
