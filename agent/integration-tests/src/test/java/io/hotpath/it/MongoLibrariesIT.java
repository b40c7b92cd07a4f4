package io.hotpath.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Profile;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.QueryTable;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Applications whose database is behind a library, unmodified. */
@ExtendWith(ShowChildren.class)
final class MongoLibrariesIT {

  private static final int ROUNDS = 3;

  @Test
  void springData_isRecordedWithTheApplicationsLines() throws Exception {
    MongoApplication application = MongoApplication.SPRING_DATA;
    Profile profile =
        recorded(
            application,
            Map.of(
                "/findOne", "findOne 21",
                "/template", "template sku-33",
                "/nplus1", "nplus1 20",
                "/save", "save 2"));

    assertFindOneAndNPlusOne(application, profile);
    QueryStats template = Queries.one(Queries.of(profile, "/template"), "items", "find");
    assertThat(template.operations()).isEqualTo(ROUNDS);
    assertThat(Queries.callers(template)).containsExactly(application.line("template"));
    assertSaved(application, profile);
  }

  @Test
  void morphia_isRecordedWithTheApplicationsLines() throws Exception {
    MongoApplication application = MongoApplication.MORPHIA;
    Profile profile =
        recorded(
            application,
            Map.of("/findOne", "findOne 21", "/nplus1", "nplus1 20", "/save", "save 2"));

    assertFindOneAndNPlusOne(application, profile);
    assertSaved(application, profile);
  }

  @Test
  void reactive_isCountedButNotGuessed() throws Exception {
    Profile profile =
        recorded(
            MongoApplication.REACTIVE, Map.of("/findOne", "findOne 21", "/nplus1", "nplus1 20"));

    assertThat(Queries.of(profile, "/findOne").isEmpty()).isTrue();
    assertThat(Queries.of(profile, "/nplus1").isEmpty()).isTrue();
    assertThat(profile.elsewhere()).doesNotContainKey(Profile.NO_REQUEST);
    QueryTable table = profile.elsewhere(Profile.UNATTRIBUTED);
    assertThat(Queries.operations(table)).containsEntry("find items", 21L * ROUNDS);
    assertThat(table.all().values()).allSatisfy(stats -> assertThat(stats.nanos()).isPositive());
    assertThat(table.all().values()).allSatisfy(stats -> assertThat(stats.callers()).isEmpty());
  }

  private static void assertFindOneAndNPlusOne(MongoApplication application, Profile profile)
      throws Exception {
    QueryStats one = Queries.one(Queries.of(profile, "/findOne"), "items", "find");
    assertThat(one.operations()).isEqualTo(ROUNDS);
    assertThat(one.wallOperations()).isEqualTo(ROUNDS);
    assertThat(Queries.callers(one)).containsExactly(application.line("findOne"));
    QueryStats many = Queries.one(Queries.of(profile, "/nplus1"), "items", "find");
    assertThat(many.operations()).isEqualTo(20 * ROUNDS);
    assertThat(many.varying().requests()).isEqualTo(ROUNDS);
    assertThat(Queries.callers(many)).containsExactly(application.line("nplus1"));
    assertThat(profile.elsewhere()).doesNotContainKey(Profile.UNATTRIBUTED);
  }

  /** However a library saves, it does so from these two lines. */
  private static void assertSaved(MongoApplication application, Profile profile) throws Exception {
    QueryTable table = Queries.of(profile, "/save");
    assertThat(table.operations()).isGreaterThanOrEqualTo(2 * ROUNDS);
    assertThat(table.all().values())
        .flatExtracting(Queries::callers)
        .contains(application.line("save"))
        .isSubsetOf(application.line("save"), application.line("saveAgain"));
    assertThat(table.all().values().stream().mapToLong(QueryStats::modified).sum())
        .isGreaterThanOrEqualTo(ROUNDS);
  }

  private static Profile recorded(MongoApplication application, Map<String, String> answers)
      throws Exception {
    Path folder = Profiles.newFolder();
    try (MongoTarget target = MongoTarget.ofReplicaSet();
        Server server =
            application.start(Installation.AGENT, Map.of("dir", folder.toString()), target.uri())) {
      for (int round = 0; round < ROUNDS; round++) {
        for (String path : answers.keySet()) {
          assertThat(new String(server.get(path).body(), UTF_8)).isEqualTo(answers.get(path));
        }
      }
      assertThat(server.child().terminate()).isIn(0, 143);
    }
    Recorded recorded = Recorded.in(folder);
    assertThat(recorded.windows().faults()).isEmpty();
    return recorded.windows();
  }
}
