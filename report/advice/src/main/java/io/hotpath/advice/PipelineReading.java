package io.hotpath.advice;

import io.hotpath.profile.QueryTotal;
import io.hotpath.shape.Filter;
import io.hotpath.shape.Node;
import io.hotpath.shape.SortField;
import io.hotpath.shape.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline asks of indexes: the {@code $match} and {@code $sort} it begins with, and the
 * field by which each {@code $lookup} finds documents of another collection.
 */
final class PipelineReading {

  private final QueryTotal query;
  private final List<Filter.Clause> clauses = new ArrayList<>();
  private List<SortField> sort = List.of();
  private boolean limited;

  private PipelineReading(QueryTotal query) {
    this.query = query;
  }

  static Reading read(QueryTotal query, List<Stage> stages) {
    List<Wish> wishes = new ArrayList<>();
    Reading beginning = new PipelineReading(query).readBeginning(stages);
    wishes.addAll(beginning.wishes());
    addLookups(query, stages, wishes);
    return wishes.isEmpty() ? beginning : new Reading(wishes, null);
  }

  /** Up to the first stage that makes other documents, or that must see all of them. */
  private Reading readBeginning(List<Stage> stages) {
    int read = 0;
    while (read < stages.size() && !limited && take(stages.get(read))) {
      read++;
    }
    if (read == 0) {
      boolean own = !stages.isEmpty() && isSource(stages.get(0).name());
      return Reading.none(own ? Reasons.OWN_SOURCE : Reasons.NO_MATCH);
    }
    return new Search(
            query, query.query().namespace(), new Filter(clauses), sort, limited, List.of())
        .read();
  }

  private boolean take(Stage stage) {
    Filter filter = stage.filter();
    if (filter != null) {
      clauses.addAll(filter.clauses());
      return true;
    }
    switch (stage.name()) {
      case "$sort" -> sort = stage.sort();
      case "$skip", "$limit" -> limited = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Stages that can only be first, and find documents by themselves. */
  private static boolean isSource(String stage) {
    return switch (stage) {
      case "$geoNear",
          "$search",
          "$searchMeta",
          "$vectorSearch",
          "$collStats",
          "$indexStats",
          "$planCacheStats",
          "$changeStream",
          "$documents",
          "$currentOp",
          "$listSessions" ->
          true;
      default -> false;
    };
  }

  private static void addLookups(QueryTotal query, List<Stage> stages, List<Wish> wishes) {
    for (Stage stage : stages) {
      String field =
          switch (stage.name()) {
            case "$lookup" -> stage.optionName("foreignField");
            case "$graphLookup" -> stage.optionName("connectToField");
            default -> null;
          };
      String from = stage.optionName("from");
      if (from != null && field != null && !field.equals("_id") && !Paths.areData(field)) {
        wishes.add(foreign(query, from, field));
      }
      for (Node.Pipeline inner : pipelines(stage.argument())) {
        addLookups(query, inner.stages(), wishes);
      }
    }
  }

  private static Wish foreign(QueryTotal query, String from, String field) {
    String namespace = query.query().namespace();
    int dot = namespace.indexOf('.');
    String database = dot < 0 ? namespace : namespace.substring(0, dot);
    return new Wish(
        query,
        database + "." + from,
        List.of(field),
        List.of(),
        null,
        List.of(Caveats.lookup(namespace)));
  }

  private static List<Node.Pipeline> pipelines(@Nullable Node argument) {
    List<Node.Pipeline> pipelines = new ArrayList<>();
    if (argument instanceof Node.Document document) {
      for (Node.Field field : document.fields()) {
        if (field.value() instanceof Node.Pipeline pipeline) {
          pipelines.add(pipeline);
        }
      }
    }
    return pipelines;
  }
}
