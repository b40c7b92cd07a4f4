package io.hotpath.samples.mongo.server;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The aggregate by which drivers 4.2 to 4.5 estimate the size of a collection. */
final class CollectionStats {
  private CollectionStats() {}

  static boolean isAsked(Document aggregate) {
    List<Document> pipeline = Fields.documents(aggregate, "pipeline");
    return !pipeline.isEmpty() && pipeline.get(0).containsKey("$collStats");
  }

  /**
   * Answers it.
   *
   * @param collection null if it does not exist
   */
  static Document answer(String namespace, @Nullable MongoCollection<?> collection) {
    if (collection == null) {
      throw new MongoServerError(26, "NamespaceNotFound", "ns does not exist: " + namespace);
    }
    Document count = new Document("_id", 1).append("n", collection.count());
    Document cursor =
        new Document("id", 0L).append("ns", namespace).append("firstBatch", List.of(count));
    return new Document("cursor", cursor).append("ok", 1.0);
  }
}
