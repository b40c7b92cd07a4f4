package io.hotpath.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times of calls that were not timed bear a mark, in each table; others never do. */
class EstimatedTimesTest {

  private static final Method SERVE = new Method("app.Shop", "serve", "Shop.java", 10);
  private static final Method PRICE = new Method("app.Price", "of", "Price.java", 20);
  private static final Method LOAD = new Method("app.Store", "load", "Store.java", 30);

  private static Profile profile(long untimed) {
    Profile profile = new Profile();
    profile.route("GET /").countRequest(200, false, false, 10_000_000, 9_000_000, -1, -1);
    CallNode root = profile.route("GET /").tree();
    root.add(1, 0, 10_000_000);
    CallNode serve = root.child(SERVE);
    serve.add(1, 0, 9_000_000);
    serve.addProbes(0, 100_000);
    CallNode price = serve.child(PRICE);
    price.add(1_000, 0, 2_000_000);
    price.addProbes(untimed, 0);
    serve.child(LOAD).add(2, 0, 5_000_000);
    return profile;
  }

  private static String text(long untimed) throws IOException {
    StringBuilder text = new StringBuilder();
    new TopText(TopOptions.STANDARD).write(profile(untimed), text);
    return text.toString();
  }

  @Test
  void estimates_areMarkedWhereTheyAreInAFigure() throws IOException {
    assertThat(text(900))
        .contains("     1000 ~2000e-6 ~2000e-9 ~2000e-6 ~2000e-9 Price.java:20(app.Price.of)")
        .contains("        1 ~1900e-6 ~1900e-6 0.009000 0.009000 Shop.java:10(app.Shop.serve)")
        .contains("        2 0.005000 0.002500 0.005000 0.002500 Store.java:30(app.Store.load)")
        .contains("     ~2.000     ~2.000   20.0%      1000      Price.java:20(app.Price.of)")
        .contains("      9.000     ~1.900   90.0%         1    Shop.java:10(app.Shop.serve)");
    assertThat(new TopText(TopOptions.STANDARD).hotPaths(profile(900)))
        .contains("     ~2.000   20.0%  GET / > Shop.serve > Price.of")
        .contains("      1.000   10.0%  GET /");
  }

  @ParameterizedTest
  @CsvSource({
    "18, ~18e-9",
    "9999, ~9999e-9",
    "10000, ~10e-6",
    "9999000, ~9999e-6",
    "12345678, ~0.01234",
    "7683924000, ~7.68392",
    "76839240000, ~76.8392",
    "0, ~0.00000"
  })
  void seconds_ofAnEstimate_fitTheColumn(double nanos, String text) {
    assertThat(Figures.seconds(nanos, true)).isEqualTo(text).hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void times_thatWereMeasured_haveNoMark() throws IOException {
    assertThat(text(0)).doesNotContain("~");
  }
}
