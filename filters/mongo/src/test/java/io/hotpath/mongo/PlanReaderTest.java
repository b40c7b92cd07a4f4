package io.hotpath.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.PlanFacts;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** Answers to explain, written by hand after the documented format. */
class PlanReaderTest {

  private static PlanFacts facts(String answer) {
    return PlanReader.facts(BsonDocument.parse(answer));
  }

  @Test
  void collectionScan_sortedInMemory_isSaid() {
    PlanFacts plan =
        facts(
            "{queryPlanner: {winningPlan: {stage: 'SORT', sortPattern: {a: 1},"
                + " inputStage: {stage: 'COLLSCAN', filter: {b: {$eq: 'secret'}}}}}}");

    assertThat(plan.stages()).containsExactly("SORT", "COLLSCAN");
    assertThat(plan.scansCollection()).isTrue();
    assertThat(plan.sorts()).isTrue();
    assertThat(plan.toString()).doesNotContain("secret");
  }

  @Test
  void indexScan_withAFilterAfterTheFetch_isSaid() {
    PlanFacts plan =
        facts(
            "{queryPlanner: {winningPlan: {stage: 'FETCH', filter: {c: {$gt: 1}}, inputStage:"
                + " {stage: 'IXSCAN', indexName: 'a_1', indexBounds: {a: ['[1, 1]']}}}}}");

    assertThat(plan.stages()).containsExactly("FETCH", "IXSCAN");
    assertThat(plan.indexes()).containsExactly("a_1");
    assertThat(plan.filtersFetched()).isTrue();
    assertThat(plan.scansCollection()).isFalse();
  }

  @Test
  void slotBasedPlan_isReadFromItsQueryPlan() {
    PlanFacts plan =
        facts(
            "{queryPlanner: {winningPlan: {isCached: false, queryPlan: {stage: 'FETCH', planNodeId:"
                + " 2, inputStage: {stage: 'IXSCAN', indexName: 'a_1'}}, slotBasedPlan: {}}}}");

    assertThat(plan.stages()).containsExactly("FETCH", "IXSCAN");
    assertThat(plan.filtersFetched()).isFalse();
  }

  @Test
  void pipelineShardsAndOr_areFollowed() {
    assertThat(
            facts(
                    "{stages: [{$cursor: {queryPlanner: {winningPlan: {stage: 'COLLSCAN'}}}},"
                        + " {$group: {_id: '$a'}}]}")
                .stages())
        .containsExactly("COLLSCAN");
    assertThat(
            facts(
                    "{queryPlanner: {winningPlan: {stage: 'SHARD_MERGE', shards: [{shardName: 's0',"
                        + " winningPlan: {stage: 'COLLSCAN'}}, {shardName: 's1', winningPlan:"
                        + " {stage: 'IXSCAN', indexName: 'b_1'}}]}}}")
                .stages())
        .containsExactly("SHARD_MERGE", "COLLSCAN", "IXSCAN");
    assertThat(
            facts(
                    "{queryPlanner: {winningPlan: {stage: 'SUBPLAN', inputStage: {stage: 'OR',"
                        + " inputStages: [{stage: 'IXSCAN', indexName: 'a_1'}, {stage: 'IXSCAN',"
                        + " indexName: 'b_1'}]}}}}")
                .indexes())
        .containsExactly("a_1", "b_1");
    assertThat(facts("{shards: {s0: {queryPlanner: {winningPlan: {stage: 'COLLSCAN'}}}}}").stages())
        .containsExactly("COLLSCAN");
  }

  @Test
  void strangeAnswer_hasNoStages() {
    assertThat(facts("{ok: 1, queryPlanner: 7, stages: {}, shards: []}").stages()).isEmpty();
    assertThat(facts("{queryPlanner: {winningPlan: {stage: 5}}}").stages()).isEmpty();
  }

  @Test
  void endlesslyNestedPlan_isCut() {
    StringBuilder plan = new StringBuilder("{stage: 'COLLSCAN'}");
    for (int i = 0; i < 60; i++) {
      plan.insert(0, "{stage: 'FETCH', inputStage: ").append('}');
    }

    assertThat(facts("{queryPlanner: {winningPlan: " + plan + "}}").stages()).hasSize(40);
  }
}
