package io.hotpath.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CollectionFacts;
import io.hotpath.profile.IndexFacts;
import io.hotpath.profile.PlanFacts;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.samples.mongo.server.CommandCount;
import io.hotpath.samples.mongo.server.CommandKey;
import io.hotpath.samples.mongo.server.ExplainForm;
import io.hotpath.samples.mongo.server.ServerSettings;
import io.hotpath.samples.mongo.server.TestMongoServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the database is asked for the sake of index advice, where the option allows it. */
@ExtendWith(ShowChildren.class)
final class MongoAdviceIT {

  private static final CommandKey EXPLAIN = new CommandKey("test", "items", "explain");
  private static final CommandKey INDEXES = new CommandKey("test", "users", "listIndexes");

  /** More uses than make a collection worth a question. */
  private static final int USES = 25;

  private static final long SECONDS = 20;

  @ParameterizedTest
  @CsvSource({"3.12, CLASSIC", "4.11, SBE", "5, CLASSIC", "5, SBE"})
  void explain_tellsPlansAndIndexes(String driver, ExplainForm form) throws Exception {
    Path folder = Profiles.newFolder();
    Map<String, String> options =
        Map.of("dir", folder.toString(), "window", "1s", "mongo.advice", "explain");
    try (TestMongoServer mongo =
            TestMongoServer.start(ServerSettings.SINGLE.withExplainForm(form));
        Server server =
            MongoApplication.onDriver(driver).start(Installation.AGENT, options, mongo.uri())) {
      ask(server);
      assertThat(Child.await(SECONDS, () -> served(mongo, EXPLAIN) > 0)).as("explains").isTrue();
      assertThat(Child.await(SECONDS, () -> served(mongo, INDEXES) > 0)).as("indexes").isTrue();
      end(server);
      assertQuestions(mongo);
    }

    Profile profile = Recorded.in(folder).windows();
    assertThat(profile.faults()).isEmpty();
    assertThat(profile.skipped()).doesNotContainKey("not asked for index advice");
    assertPlan(profile);
    assertIndexes(profile);
    assertThat(Queries.commands(profile).keySet())
        .noneMatch(command -> command.startsWith("explain") || command.startsWith("list"));
  }

  @Test
  void indexes_areAskedForWithoutPlans() throws Exception {
    Path folder = Profiles.newFolder();
    Map<String, String> options =
        Map.of("dir", folder.toString(), "window", "1s", "mongo.advice", "indexes");
    try (TestMongoServer mongo = TestMongoServer.start(ServerSettings.SINGLE);
        Server server =
            MongoApplication.onDriver("5").start(Installation.AGENT, options, mongo.uri())) {
      ask(server);
      assertThat(Child.await(SECONDS, () -> served(mongo, INDEXES) > 0)).as("indexes").isTrue();
      end(server);
      assertThat(mongo.counts()).doesNotContainKey(EXPLAIN);
    }

    Profile profile = Recorded.in(folder).windows();
    assertThat(profile.plans()).isEmpty();
    assertIndexes(profile);
  }

  private static void ask(Server server) throws Exception {
    for (int i = 0; i < USES; i++) {
      for (String path : List.of("/findOne", "/update", "/fail?secret=s3cr3t7919")) {
        assertThat(server.get(path).statusCode()).isEqualTo(200);
      }
    }
  }

  /** The answer to the last question has to be read; a window without requests is not written. */
  private static void end(Server server) throws Exception {
    Thread.sleep(1_500);
    assertThat(server.get("/findOne").statusCode()).isEqualTo(200);
    assertThat(server.child().terminate()).isIn(0, 143);
  }

  private static long served(TestMongoServer mongo, CommandKey key) {
    CommandCount count = mongo.counts().get(key);
    return count == null ? 0 : count.commands();
  }

  /** Reads only, for a second at most, and each kind of query once an hour. */
  private static void assertQuestions(TestMongoServer mongo) {
    Map<String, Object> latest = requireNonNull(mongo.latest("explain"));
    assertThat(latest).containsEntry("verbosity", "queryPlanner");
    assertThat(((Number) latest.getOrDefault("maxTimeMS", 0)).longValue()).isEqualTo(1_000);
    assertThat(served(mongo, EXPLAIN)).isEqualTo(1);
    assertThat(mongo.counts())
        .doesNotContainKey(new CommandKey("test", "counters", "explain"))
        .doesNotContainKey(new CommandKey("test", "users", "explain"));
  }

  private static void assertPlan(Profile profile) {
    Query query = Queries.of(profile, "/findOne").all().firstKey();
    PlanFacts plan = requireNonNull(profile.plans().get(query));
    assertThat(plan.stages()).contains("COLLSCAN");
    assertThat(plan.scansCollection()).isTrue();
    assertThat(profile.plans()).hasSize(1);
  }

  private static void assertIndexes(Profile profile) {
    CollectionFacts users = requireNonNull(profile.collections().get("test.users"));
    assertThat(users.kind()).isEqualTo("collection");
    assertThat(users.indexes()).extracting(IndexFacts::name).contains("_id_", "email_1");
    IndexFacts email =
        users.indexes().stream().filter(index -> index.name().equals("email_1")).findFirst().get();
    assertThat(email.keys()).containsExactly(new IndexFacts.Key("email", "1"));
    assertThat(email.unique()).isTrue();
    assertThat(email.restricted()).isEmpty();
  }
}
