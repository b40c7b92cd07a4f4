package io.hotpath.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.RouteProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What must be recorded of each path of the driver's application, whatever the version of the
 * driver. Each path is asked {@link #ROUNDS} times, one after the other.
 */
@ExtendWith(ShowChildren.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MongoContract {

  static final int ROUNDS = 3;

  /** Commands that are no questions of the application. */
  private static final Set<String> CONVERSATION =
      Set.of("hello", "ismaster", "isMaster", "ping", "endSessions", "killCursors", "getMore");

  private final MongoApplication application;
  private @Nullable MongoTarget target;
  private @Nullable MongoRun done;

  MongoContract(String driver) {
    application = MongoApplication.onDriver(driver);
  }

  /** The database to run on. */
  abstract MongoTarget target();

  @BeforeAll
  void askEverything() throws Exception {
    MongoTarget database = target();
    target = database;
    done = MongoRun.of(application, database, ROUNDS);
  }

  @AfterAll
  void stop() {
    if (target != null) {
      target.close();
    }
  }

  @Test
  void answers_areThoseWithoutHotpath() {
    List<String> plain = run().plainAnswers();
    assertThat(run().answers()).hasSize(ROUNDS * plain.size());
    for (int i = 0; i < run().answers().size(); i++) {
      assertThat(run().answers().get(i)).isEqualTo(plain.get(i % plain.size()));
    }
  }

  @Test
  void nothing_isLostOrUnattributed() {
    assertThat(profile().faults()).isEmpty();
    assertThat(profile().losses()).isEmpty();
    assertThat(profile().elsewhere()).doesNotContainKey(Profile.UNATTRIBUTED);
  }

  @Test
  void conversationOfTheDriver_isNotRecorded() {
    assertThat(Queries.tables(profile()))
        .flatExtracting(table -> table.all().keySet())
        .extracting(Query::command)
        .doesNotContainAnyElementsOf(CONVERSATION)
        .noneMatch(command -> command.toString().startsWith("sasl"));
  }

  @Test
  void commands_areAsManyAsTheServerCounted() {
    assumeThat(simulated()).as("skipped: a real server does not count so").isTrue();
    Map<String, Long> recorded = Queries.commands(profile());
    assertThat(recorded).containsKeys("find items", "insert inserted", "aggregate items");
    recorded.keySet().retainAll(run().served().keySet());

    assertThat(recorded).hasSizeGreaterThan(15);
    recorded.forEach(
        (command, count) -> assertThat(run().served()).as(command).containsEntry(command, count));
  }

  @Test
  void server_isAskedNothingThatTheApplicationDidNotAsk() {
    assertThat(run().served().keySet())
        .noneMatch(command -> command.startsWith("explain") || command.startsWith("list"));
  }

  @Test
  void time_isAPlaceOfItsOwnInTheTree() {
    CallNode tree = profile().route("GET /findOne").tree();
    Query query = Queries.of(profile(), "/findOne").all().firstKey();

    CallNode driver =
        Queries.below(tree, "DriverServlet.doGet", "Reads.findOne", "(MongoDB driver)");

    assertThat(driver.calls()).isEqualTo(ROUNDS);
    CallNode node = Queries.below(driver, query.node().name());
    assertThat(node.calls()).isEqualTo(ROUNDS);
    assertThat(driver.totalNanos()).isGreaterThanOrEqualTo(node.totalNanos());
  }

  @Test
  void everyRoute_hasItsCommandsInTheTree() {
    for (RouteProfile route : profile().routes().values()) {
      assertThat(Calls.sumOfSelfTimes(route.tree())).isEqualTo(route.tree().totalNanos());
      route
          .queries()
          .all()
          .forEach(
              (query, stats) ->
                  assertThat(Queries.calls(route.tree(), query))
                      .as("%s: %s", route.route(), query.text())
                      .isEqualTo(stats.commands()));
    }
  }

  @Test
  void values_areInNoOutput() throws Exception {
    List<String> written = new ArrayList<>(Profiles.contents(run().profiles()));
    written.add(run().errors());
    written.add(Top.text(run().profiles()));
    written.add(Top.text(run().profiles(), "--format", "json"));

    assertThat(written).anyMatch(text -> text.contains(".marked"));
    assertThat(written).noneMatch(text -> text.contains(MongoRun.SECRET));
  }

  final MongoRun run() {
    return requireNonNull(done);
  }

  final Profile profile() {
    return run().profile();
  }

  final String line(String mark) throws IOException {
    return application.line(mark);
  }

  final boolean simulated() {
    return target != null && target.simulated() != null;
  }
}
