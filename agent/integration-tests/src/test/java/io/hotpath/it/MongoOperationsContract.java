package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hotpath.profile.Profile;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.QueryTable;
import io.hotpath.profile.Repeats;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the operations of each path must come to, whatever the version of the driver. */
abstract class MongoOperationsContract extends MongoContract {

  private static final Set<String> READS = Set.of("find", "aggregate", "count", "distinct");

  MongoOperationsContract(String driver) {
    super(driver);
  }

  @Test
  void findOne_isOneOperation() throws IOException {
    QueryStats stats = only("/findOne", "items", "find");

    assertOperations(stats, ROUNDS, ROUNDS);
    assertThat(stats.returned()).isEqualTo(ROUNDS);
    assertThat(stats.replyBytes()).isGreaterThan(50L * ROUNDS);
    assertThat(stats.wallOperations()).isEqualTo(ROUNDS);
    assertThat(stats.wallNanos()).isGreaterThanOrEqualTo(stats.nanos());
    assertThat(stats.nanos()).isPositive();
    assertThat(stats.failures()).isEmpty();
    assertThat(Queries.callers(stats)).containsExactly(line("findOne"));
  }

  @Test
  void furtherBatches_belongToTheirFind() throws IOException {
    QueryStats stats = only("/find", "items", "find");

    assertOperations(stats, ROUNDS, 5 * ROUNDS);
    assertThat(stats.returned()).isEqualTo(500 * ROUNDS);
    assertThat(Queries.callers(stats)).containsExactly(line("find"));
  }

  @Test
  void oneValueThatDiffers_isNPlusOne() throws IOException {
    QueryStats stats = only("/nplus1", "items", "find");

    assertOperations(stats, 20 * ROUNDS, 20 * ROUNDS);
    assertThat(stats.varying().requests()).isEqualTo(ROUNDS);
    assertThat(stats.varying().operations()).isEqualTo(20 * ROUNDS);
    assertThat(stats.varying().most()).isEqualTo(20);
    assertThat(stats.varying().wastedNanos()).isPositive().isLessThan(stats.nanos());
    assertThat(stats.duplicates()).isEqualTo(Repeats.NONE);
    assertThat(Queries.callers(stats)).containsExactly(line("nplus1"));
  }

  @Test
  void sameValuesAgain_areDuplicates() throws IOException {
    QueryStats stats = only("/duplicates", "items", "find");

    assertOperations(stats, 4 * ROUNDS, 4 * ROUNDS);
    assertThat(stats.duplicates().requests()).isEqualTo(ROUNDS);
    assertThat(stats.duplicates().operations()).isEqualTo(3 * ROUNDS);
    assertThat(stats.varying()).isEqualTo(Repeats.NONE);
    assertThat(Queries.callers(stats)).containsExactly(line("duplicates"));
  }

  @Test
  void paging_isNeitherNPlusOneNorDuplicates() {
    QueryTable table = Queries.of(profile(), "/paging");

    assertThat(table.operations()).isEqualTo(10 * ROUNDS);
    assertThat(table.all().values())
        .allSatisfy(
            stats -> {
              assertThat(stats.varying()).isEqualTo(Repeats.NONE);
              assertThat(stats.duplicates()).isEqualTo(Repeats.NONE);
            });
  }

  @Test
  void aggregateDistinctAndCounts_areOneOperationEach() throws IOException {
    QueryStats aggregate = only("/aggregate", "items", "aggregate");
    assertOperations(aggregate, ROUNDS, ROUNDS);
    assertThat(aggregate.returned()).isEqualTo(5 * ROUNDS);
    assertThat(Queries.callers(aggregate)).containsExactly(line("aggregate"));
    assertOperations(only("/distinct", "items", "distinct"), ROUNDS, ROUNDS);
    assertOperations(only("/count", "items", "aggregate"), ROUNDS, ROUNDS);
    assertThat(Queries.of(profile(), "/estimate").operations()).isEqualTo(ROUNDS);
  }

  @Test
  void cursorClosedEarly_isItsFirstBatch() {
    QueryStats stats = only("/cursorClosedEarly", "items", "find");

    assertOperations(stats, ROUNDS, ROUNDS);
    assertThat(stats.returned()).isEqualTo(10 * ROUNDS);
  }

  @Test
  void splitInsert_isOneOperation() {
    QueryStats stats = only("/insertMany", "inserted", "insert");

    assertThat(stats.operations()).isEqualTo(ROUNDS);
    assertThat(stats.statements()).isEqualTo(2_500 * ROUNDS);
    assertThat(stats.modified()).isEqualTo(2_500 * ROUNDS);
    if (simulated()) {
      assertThat(stats.commands()).isEqualTo(3 * ROUNDS);
    }
  }

  @Test
  void bulkWrite_countsOnceForEachPart() throws IOException {
    QueryTable table = Queries.of(profile(), "/bulk");

    assertThat(Queries.operations(table))
        .isEqualTo(
            Map.of(
                "insert counters", (long) ROUNDS,
                "update counters", (long) ROUNDS,
                "delete counters", (long) ROUNDS));
    QueryStats updates = Queries.one(table, "counters", "update");
    assertOperations(updates, ROUNDS, ROUNDS);
    assertThat(updates.statements()).isEqualTo(3 * ROUNDS);
    assertThat(updates.modified()).isEqualTo(3 * ROUNDS);
    assertThat(Queries.callers(updates)).containsExactly(line("bulk"));
  }

  @Test
  void writes_areCountedByTheServersWord() {
    assertThat(only("/update", "counters", "update").modified()).isEqualTo(ROUNDS);
    assertThat(only("/upsert", "inserted", "update").modified()).isEqualTo(ROUNDS);
    assertThat(only("/findAndModify", "counters", "findAndModify").operations()).isEqualTo(ROUNDS);
    QueryTable deletes = Queries.of(profile(), "/delete");
    assertThat(Queries.operations(deletes))
        .isEqualTo(Map.of("insert inserted", (long) ROUNDS, "delete inserted", (long) ROUNDS));
    assertThat(Queries.one(deletes, "inserted", "delete").modified()).isEqualTo(ROUNDS);
  }

  @Test
  void reads_modifyNothing() {
    for (QueryTable table : Queries.tables(profile())) {
      table
          .all()
          .forEach(
              (query, stats) -> {
                if (READS.contains(query.command())) {
                  assertThat(stats.modified()).as(query.text()).isZero();
                }
              });
    }
  }

  @Test
  void refusedWrite_isAFailureWithoutItsMessage() {
    QueryStats stats = only("/fail", "users", "insert");

    assertOperations(stats, 2 * ROUNDS, 2 * ROUNDS);
    // In the first round the first of both is new; /marked adds it on other routes.
    assertThat(Queries.failures(stats)).isEqualTo(2 * ROUNDS - 1);
    assertThat(stats.failures().keySet()).allMatch(failure -> failure.startsWith("11000"));
    assertThat(stats.modified()).isEqualTo(1);
  }

  @Test
  void retries_belongToTheirOperation() {
    assumeThat(simulated()).as("skipped: a real server does not fail when told").isTrue();
    QueryTable table = Queries.of(profile(), "/retry");

    for (String command : List.of("update", "find")) {
      QueryStats stats = Queries.one(table, "retried", command);
      assertOperations(stats, ROUNDS, 2 * ROUNDS);
      assertThat(Queries.failures(stats)).isEqualTo(ROUNDS);
      assertThat(stats.failures()).containsKey("89 NetworkTimeout");
    }
  }

  @Test
  void transaction_belongsToItsRequest() {
    assumeThat(run().answers())
        .as("skipped: no replica set")
        .contains("/transaction: transaction transaction");
    QueryTable table = Queries.of(profile(), "/transaction");

    assertOperations(Queries.one(table, "accounts", "insert"), ROUNDS, ROUNDS);
    assertOperations(Queries.one(table, "accounts", "find"), ROUNDS, ROUNDS);
  }

  @Test
  void workHandedToAnotherThread_belongsToItsRequest() throws IOException {
    QueryStats stats = only("/async", "items", "aggregate");

    assertOperations(stats, ROUNDS, ROUNDS);
    assertThat(Queries.callers(stats)).containsExactly(line("async"));
  }

  @Test
  void workOfNoRequest_isApart() throws IOException {
    assertThat(Queries.of(profile(), "/startup").isEmpty()).isTrue();
    QueryTable table = profile().elsewhere(Profile.NO_REQUEST);

    QueryStats stats = Queries.one(table, "started", "aggregate");
    assertOperations(stats, ROUNDS, ROUNDS);
    assertThat(Queries.callers(stats)).containsExactly(line("startup"));
    assertThat(Queries.one(table, "items", "insert").statements()).isEqualTo(1_000);
  }

  @Test
  void legacyApi_isRecordedOnce() throws IOException {
    QueryTable table = Queries.of(profile(), "/legacyFind");

    assertThat(table.operations()).isEqualTo(3 * ROUNDS);
    assertThat(table.all().values())
        .allSatisfy(stats -> assertThat(stats.wallOperations()).isEqualTo(ROUNDS));
    assertThat(table.all().values())
        .extracting(Queries::callers)
        .contains(List.of(line("legacyFind")));
  }

  /** The figures of a route that asks one thing only. */
  private QueryStats only(String path, String collection, String command) {
    QueryTable table = Queries.of(profile(), path);
    QueryStats stats = Queries.one(table, collection, command);
    assertThat(table.all()).as("%s", Queries.names(table)).hasSize(1);
    return stats;
  }

  private static void assertOperations(QueryStats stats, long operations, long commands) {
    assertThat(stats.operations()).as("operations").isEqualTo(operations);
    assertThat(stats.commands()).as("commands").isEqualTo(commands);
  }
}
