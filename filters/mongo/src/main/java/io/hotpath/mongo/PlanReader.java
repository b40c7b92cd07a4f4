package io.hotpath.mongo;

import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoClient;
import io.hotpath.profile.PlanFacts;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Asks how a query would be run, without running it, and keeps the stages and indexes of the
 * winning plan: the rest of the answer holds values.
 */
final class PlanReader {

  private static final int MAX_STAGES = 40;
  private static final int MAX_MILLIS = 1_000;

  private final List<String> stages = new ArrayList<>();
  private final List<String> indexes = new ArrayList<>();
  private boolean filtersFetched;

  private PlanReader() {}

  static PlanFacts read(MongoClient client, Samples.Sample sample) {
    BsonDocument explain =
        new BsonDocument("explain", sample.command())
            .append("verbosity", new BsonString("queryPlanner"))
            .append("maxTimeMS", new BsonInt32(MAX_MILLIS));
    String database = new MongoNamespace(sample.query().namespace()).getDatabaseName();
    return facts(client.getDatabase(database).runCommand(explain, BsonDocument.class));
  }

  /** From the answer to explain, of classic and slot-based engines, of shards and pipelines. */
  static PlanFacts facts(BsonDocument answer) {
    PlanReader reader = new PlanReader();
    reader.plans(answer);
    return new PlanFacts(
        System.currentTimeMillis(), reader.stages, reader.indexes, reader.filtersFetched);
  }

  private void plans(BsonDocument answer) {
    if (answer.get("queryPlanner") instanceof BsonDocument planner) {
      plan(planner.get("winningPlan"));
    }
    if (answer.get("stages") instanceof BsonArray pipeline) {
      for (BsonValue stage : pipeline) {
        if (stage.isDocument()
            && stage.asDocument().get("$cursor") instanceof BsonDocument cursor) {
          plans(cursor);
        }
      }
    }
    if (answer.get("shards") instanceof BsonDocument shards) {
      for (BsonValue shard : shards.values()) {
        if (shard.isDocument()) {
          plans(shard.asDocument());
        }
      }
    }
  }

  private void plan(@Nullable BsonValue value) {
    if (!(value instanceof BsonDocument plan) || stages.size() >= MAX_STAGES) {
      return;
    }
    if (plan.get("queryPlan") instanceof BsonDocument classic) {
      plan(classic);
      return;
    }
    if (plan.get("stage") instanceof BsonString stage) {
      stages.add(stage.getValue());
      filtersFetched |= stage.getValue().equals("FETCH") && plan.containsKey("filter");
    }
    if (plan.get("indexName") instanceof BsonString index) {
      indexes.add(index.getValue());
    }
    plan(plan.get("inputStage"));
    plan(plan.get("winningPlan"));
    plans(plan.get("inputStages"));
    plans(plan.get("shards"));
  }

  private void plans(@Nullable BsonValue several) {
    if (several instanceof BsonArray array) {
      array.forEach(this::plan);
    }
  }
}
