package io.hotpath.samples.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code explain} with verbosity {@code queryPlanner}, in the form that the manual
 * describes under "explain results". It runs nothing, so every other verbosity is refused.
 */
final class Explainer {

  private static final Set<String> SIMPLE_STAGES =
      Set.of("$match", "$sort", "$skip", "$limit", "$project");

  /** What stands above the reading stage, by command. */
  private static final Map<String, String> ABOVE =
      Map.of("count", "COUNT", "update", "UPDATE", "findAndModify", "UPDATE", "delete", "DELETE");

  private static final Set<String> EXPLAINED =
      Set.of("find", "count", "distinct", "aggregate", "update", "delete", "findAndModify");

  private final ExplainForm form;

  Explainer(ExplainForm form) {
    this.form = form;
  }

  /**
   * Explains.
   *
   * @param query the whole command
   * @param indexes of the collection; null if it does not exist
   */
  Document answer(String database, Document query, @Nullable List<Document> indexes) {
    Document command = Fields.document(query, "explain");
    String name = command.keySet().iterator().next();
    Object verbosity = query.getOrDefault("verbosity", "allPlansExecution");
    if (!verbosity.equals("queryPlanner")) {
      throw new MongoServerError(2, "BadValue", "verbosity " + verbosity + " runs the query");
    }
    if (!EXPLAINED.contains(name)) {
      throw new MongoServerError(59, "CommandNotFound", "Explain failed due to unknown command");
    }
    String namespace = database + "." + command.get(name);
    Document answer =
        name.equals("aggregate")
            ? aggregate(namespace, command, indexes)
            : planned(namespace, Read.of(name, command), indexes, ABOVE.get(name));
    return answer
        .append("command", command)
        .append("serverInfo", new Document("host", "127.0.0.1").append("version", "7.0.0"))
        .append("ok", 1.0);
  }

  /** A pipeline's first stages are a read; the others stand behind it. */
  private Document aggregate(String namespace, Document command, @Nullable List<Document> indexes) {
    List<Document> rest = new ArrayList<>(Fields.documents(command, "pipeline"));
    Document merged = new Document();
    while (!rest.isEmpty() && SIMPLE_STAGES.contains(stageName(rest))) {
      Document stage = rest.get(0);
      if (merged.putIfAbsent(stageName(rest), stage.get(stageName(rest))) != null) {
        break;
      }
      rest.remove(0);
    }
    Read read = read(merged);
    if (rest.isEmpty()) {
      return planned(namespace, read, indexes, null);
    }
    if (form == ExplainForm.SBE && rest.size() == 1 && stageName(rest).equals("$group")) {
      return planned(namespace, read, indexes, "GROUP");
    }
    Document cursor = new Document("$cursor", planned(namespace, read, indexes, null));
    rest.add(0, cursor);
    return new Document("explainVersion", version()).append("stages", rest);
  }

  private static Read read(Document stages) {
    Document find = new Document("filter", stages.get("$match"));
    find.append("sort", stages.get("$sort")).append("projection", stages.get("$project"));
    find.append("skip", stages.get("$skip")).append("limit", stages.get("$limit"));
    return Read.of("find", find);
  }

  private static String stageName(List<Document> pipeline) {
    return pipeline.get(0).keySet().iterator().next();
  }

  private Document planned(
      String namespace, Read read, @Nullable List<Document> indexes, @Nullable String above) {
    Document plan =
        indexes == null
            ? new Document("stage", "EOF")
            : new Planner(indexes.stream().map(Index::new).toList(), read).plan();
    if (above != null) {
      plan = new Document("stage", above).append("inputStage", plan);
    }
    Document planner =
        new Document("namespace", namespace)
            .append("indexFilterSet", false)
            .append("parsedQuery", read.filter())
            .append("queryHash", "00000000")
            .append("planCacheKey", "00000000")
            .append("maxIndexedOrSolutionsReached", false)
            .append("maxIndexedAndSolutionsReached", false)
            .append("maxScansToExplodeReached", false)
            .append("winningPlan", form == ExplainForm.SBE ? slotBased(plan) : plan)
            .append("rejectedPlans", List.of());
    return new Document("explainVersion", version()).append("queryPlanner", planner);
  }

  private String version() {
    return form == ExplainForm.SBE ? "2" : "1";
  }

  private static Document slotBased(Document plan) {
    number(plan);
    return new Document("queryPlan", plan)
        .append("slotBasedPlan", new Document("slots", "").append("stages", ""));
  }

  /** Numbers the stages, the innermost first. */
  private static int number(Document stage) {
    int below = 0;
    if (stage.get("inputStage") instanceof Document input) {
      below = number(input);
    }
    if (stage.get("inputStages") instanceof List<?> inputs) {
      for (Object input : inputs) {
        below = Math.max(below, number((Document) input));
      }
    }
    stage.put("planNodeId", below + 1);
    return below + 1;
  }
}
