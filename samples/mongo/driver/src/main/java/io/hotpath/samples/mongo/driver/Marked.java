package io.hotpath.samples.mongo.driver;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.Document;

/** Puts one value of the request wherever a value can stand in a command. */
final class Marked {

  private final MongoCollection<Document> marked;
  private final MongoCollection<Document> users;

  Marked(MongoDatabase database) {
    marked = database.getCollection("marked");
    users = database.getCollection("users");
  }

  String everywhere(Arguments arguments) {
    String value = arguments.text("secret", "nothing");
    int found = filters(value) + pipeline(value);
    writes(value);
    return "marked " + found;
  }

  private int filters(String value) {
    List<Document> filters =
        List.of(
            new Document("a", value),
            new Document("a", new Document("$in", List.of(value, value + "x"))),
            new Document("a", new Document("$gt", value)),
            new Document("a", Pattern.compile("^" + value)),
            new Document("a", Pattern.compile(value, Pattern.CASE_INSENSITIVE)),
            new Document("a", new Document("b", value)),
            new Document("$or", List.of(new Document("a", value), new Document("b", value))),
            new Document(
                "c", new Document("$elemMatch", new Document("d", value).append("e", value))));
    int found = 0;
    for (Document filter : filters) {
      found += marked.find(filter).comment(value).into(new ArrayList<>()).size();
      found += (int) marked.countDocuments(filter);
    }
    return found
        + marked.distinct("a", filters.get(0), String.class).into(new ArrayList<>()).size();
  }

  private int pipeline(String value) {
    Document text = new Document("$concat", List.of("$a", value));
    List<Document> pipeline =
        List.of(
            new Document("$match", new Document("a", value)),
            new Document("$project", new Document("text", text)));
    return marked.aggregate(pipeline).comment(value).into(new ArrayList<>()).size();
  }

  private void writes(String value) {
    Document filter = new Document("a", value);
    Inserts.one(marked, new Document("a", value));
    long changed =
        marked.updateMany(filter, new Document("$set", new Document("b", value))).getMatchedCount();
    Document before = marked.findOneAndReplace(filter, new Document("a", value).append("c", value));
    long deleted = marked.deleteMany(filter).getDeletedCount();
    if (changed != deleted || before == null) {
      throw new IllegalStateException(changed + " changed, " + deleted + " deleted");
    }
    for (int i = 0; i < 2; i++) {
      try {
        Inserts.one(users, new Document("email", value));
      } catch (MongoWriteException duplicate) {
        // Meant: its message quotes the value.
      }
    }
  }
}
