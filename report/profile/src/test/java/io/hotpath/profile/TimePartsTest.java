package io.hotpath.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimePartsTest {

  private static final Method A = new Method("app.A", "a", "A.java", 1);

  private final RouteProfile route = new RouteProfile("GET /");

  private void request(long wall, long attached) {
    route.countRequest(200, false, false, wall, -1, -1, -1);
    route.tree().add(1, 0, attached);
  }

  @Test
  void of_looksInsideAndOutsideOfMongoAndLogging_sharesOutTheTimeOutside() {
    request(1000, 1000);
    CallNode a = route.tree().child(A);
    a.add(1, 0, 900);
    CallNode driver = a.child(Method.DRIVER);
    driver.add(1, 0, 300);
    driver.child(new Method("", "find", "", 0)).add(1, 0, 250);
    a.child(Method.LOGGING).add(2, 0, 100);
    a.addLooks(3, 1, 2);
    route.tree().addLooks(1, 1, 0);
    driver.addLooks(50, 60, 70);
    a.child(Method.LOGGING).addLooks(9, 9, 9);
    route.countPauses(12);

    TimeParts parts = TimeParts.of(route);

    assertThat(parts).isEqualTo(new TimeParts(300, 150, 150, 300, 100, 12, 8));
  }

  @Test
  void of_queriesWithoutDriver_areMongo() {
    request(1000, 1000);
    route.tree().child(new Method("", "find", "", 0)).add(1, 0, 400);
    route.tree().addLooks(1, 0, 0);

    assertThat(TimeParts.of(route).mongoNanos()).isEqualTo(400);
    assertThat(TimeParts.of(route).runningNanos()).isEqualTo(600);
  }

  @Test
  void of_callsBeyondTheCap_areNotMongo() {
    request(1000, 1000);
    route.tree().child(Method.BEYOND).child(A).add(7, 0, 0);

    assertThat(TimeParts.of(route).mongoNanos()).isZero();
  }

  @Test
  void of_requestWithoutThreadForAWhile_waits() {
    request(1000, 200);
    route.tree().addLooks(1, 0, 1);

    assertThat(TimeParts.of(route).runningNanos()).isEqualTo(100);
    assertThat(TimeParts.of(route).waitNanos()).isEqualTo(900);
  }

  @Test
  void of_threadsSideBySide_sumsTheirTime() {
    request(1000, 3000);
    route.tree().addLooks(2, 1, 0);

    assertThat(TimeParts.of(route)).isEqualTo(new TimeParts(2000, 1000, 0, 0, 0, 0, 3));
  }

  @Test
  void of_noLooks_knowsOnlyWhatIsMeasured() {
    request(1000, 1000);
    route.tree().child(Method.LOGGING).add(1, 0, 10);

    assertThat(TimeParts.of(route)).isEqualTo(new TimeParts(-1, -1, -1, 0, 10, 0, 0));
  }
}
