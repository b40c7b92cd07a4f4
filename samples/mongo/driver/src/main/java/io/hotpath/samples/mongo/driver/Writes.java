package io.hotpath.samples.mongo.driver;

import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Operations that change documents; the answers are the same however often they ran. */
final class Writes {

  private final MongoCollection<Document> inserted;
  private final MongoCollection<Document> counters;
  private final MongoCollection<Document> users;

  Writes(MongoDatabase database) {
    inserted = database.getCollection("inserted");
    counters = database.getCollection("counters");
    users = database.getCollection("users");
  }

  /** More than the server takes at once are split by the driver. */
  String insertMany(Arguments arguments) {
    int n = arguments.number("n", 10);
    Inserts.many(inserted, IntStream.range(0, n).mapToObj(i -> new Document("i", i)).toList());
    return "insertMany " + n;
  }

  /** One call and three commands: ordered, so each run of one kind is sent apart. */
  String bulk(Arguments unused) {
    ObjectId first = new ObjectId();
    List<WriteModel<Document>> models =
        List.of(
            new InsertOneModel<>(new Document("_id", first).append("bulk", 1)),
            new InsertOneModel<>(new Document("_id", new ObjectId()).append("bulk", 2)),
            new UpdateOneModel<>(new Document("_id", 1), increment("bulk")),
            new UpdateOneModel<>(new Document("_id", 2), increment("bulk")),
            new UpdateOneModel<>(new Document("_id", 3), increment("bulk")),
            new DeleteOneModel<>(new Document("_id", first)));
    BulkWriteResult result = counters.bulkWrite(models); // line bulk
    return "bulk %d %d %d"
        .formatted(result.getInsertedCount(), result.getModifiedCount(), result.getDeletedCount());
  }

  String update(Arguments unused) {
    return "update "
        + counters.updateOne(new Document("_id", 4), increment("n")).getModifiedCount();
  }

  /** Nothing matches, so a document is made. */
  String upsert(Arguments unused) {
    UpdateOptions options = new UpdateOptions().upsert(true);
    Document filter = new Document("_id", new ObjectId());
    Object made = inserted.updateOne(filter, increment("n"), options).getUpsertedId();
    return "upsert " + (made == null ? "none" : "one");
  }

  String delete(Arguments unused) {
    ObjectId id = new ObjectId();
    Inserts.one(inserted, new Document("_id", id));
    return "delete " + inserted.deleteOne(new Document("_id", id)).getDeletedCount();
  }

  String findAndModify(Arguments unused) {
    Document before = counters.findOneAndUpdate(new Document("_id", 5), increment("n"));
    return "findAndModify " + (before == null ? "none" : before.get("_id"));
  }

  /** The same key twice: the server's message quotes it. */
  String fail(Arguments arguments) {
    String email = arguments.text("secret", "nobody@example.com");
    int failed = 0;
    for (int i = 0; i < 2; i++) {
      try {
        Inserts.one(users, new Document("email", email));
      } catch (MongoWriteException e) {
        failed = e.getError().getCode();
      }
    }
    return "fail " + failed;
  }

  private static Document increment(String field) {
    return new Document("$inc", new Document(field, 1));
  }
}
