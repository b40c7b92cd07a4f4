package io.hotpath.samples.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Options that collections were made with, which the base does not know: it makes a plain
 * collection, and {@code listCollections} tells what it was meant to be. Thread-safe.
 */
final class CollectionKinds {

  /** What {@code create} is told besides them is not an option. */
  private static final List<String> OPTIONS =
      List.of("capped", "size", "max", "timeseries", "viewOn", "pipeline", "collation");

  private final Map<String, Document> options = new ConcurrentHashMap<>();

  /** Takes the options out of a {@code create}. */
  Document remember(String database, Document create) {
    Document plain = create.clone();
    Document taken = new Document();
    for (String option : OPTIONS) {
      Object value = plain.remove(option);
      if (value != null) {
        taken.put(option, value);
      }
    }
    options.put(database + "." + create.get("create"), taken);
    return plain;
  }

  /** Puts the options into an answer of {@code listCollections}, and obeys its filter by name. */
  Document tell(String database, Document query, Document answer) {
    Object name = query.get("filter") instanceof Document filter ? filter.get("name") : null;
    Document cursor = Fields.document(answer, "cursor");
    List<Document> told = new ArrayList<>();
    for (Document collection : Fields.documents(cursor, "firstBatch")) {
      if (name == null || name.equals(collection.get("name"))) {
        Document known =
            options.getOrDefault(database + "." + collection.get("name"), new Document());
        collection.put("options", known);
        collection.put("type", type(known));
        told.add(collection);
      }
    }
    cursor.put("firstBatch", told);
    return answer;
  }

  private static String type(Document options) {
    if (options.containsKey("viewOn")) {
      return "view";
    }
    return options.containsKey("timeseries") ? "timeseries" : "collection";
  }
}
