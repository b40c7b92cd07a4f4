package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.levels.door.Door;
import io.hotpath.levels.door.DoorContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of the endpoint, on the agent's own port. */
@ExtendWith(ShowChildren.class)
final class ConsoleDoorIT extends DoorContract {

  private Plain application;

  @BeforeAll
  void start() throws Exception {
    application = Plain.underAgent("jetty", "");
  }

  @AfterAll
  void stop() throws Exception {
    assertThat(application.child().terminate()).isIn(0, 143);
    assertThat(application.child().err())
        .contains("hotpath: level of door.one (logback): inherited ERROR -> ERROR until ")
        .contains("WARN -> inherited ERROR: Hotpath ends")
        .doesNotContain("Exception");
  }

  @Override
  protected Door door() {
    return application.door();
  }
}
