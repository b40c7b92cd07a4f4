package io.hotpath.samples.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/** Writes the stage that reads an index. */
final class IndexScans {
  private IndexScans() {}

  static Document scan(Index index, Conditions conditions, Document sort) {
    Document multiKeyPaths = new Document();
    Document bounds = new Document();
    for (String field : index.fields()) {
      Term term = conditions.indexable(field);
      multiKeyPaths.put(field, List.of());
      bounds.put(field, term == null ? List.of("[MinKey, MaxKey]") : term.bounds());
    }
    return new Document("stage", "IXSCAN")
        .append("keyPattern", index.key())
        .append("indexName", index.name())
        .append("isMultiKey", false)
        .append("multiKeyPaths", multiKeyPaths)
        .append("isUnique", index.is("unique"))
        .append("isSparse", index.is("sparse"))
        .append("isPartial", index.description().containsKey("partialFilterExpression"))
        .append("indexVersion", 2)
        .append("direction", backwards(index, conditions, sort) ? "backward" : "forward")
        .append("indexBounds", bounds);
  }

  private static boolean backwards(Index index, Conditions conditions, Document sort) {
    if (!index.sorts(sort, conditions)) {
      return false;
    }
    int fixed = index.leadingPoints(conditions);
    return index.fields().stream()
        .skip(fixed)
        .filter(sort::containsKey)
        .findFirst()
        .map(field -> Index.sign(sort.get(field)) != Index.sign(index.key().get(field)))
        .orElse(false);
  }
}
