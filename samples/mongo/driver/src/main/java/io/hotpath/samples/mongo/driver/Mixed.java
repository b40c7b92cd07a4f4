package io.hotpath.samples.mongo.driver;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.MongoIterable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * Many operations in one request, drawn by a seed. Each kind has a collection of its own, so that
 * the server's count of commands is a count by shape. Answers of each kind how many operations
 * there were, and documents that came or changed.
 */
final class Mixed {

  private static final int DOCUMENTS = 200;
  private static final Document INCREMENT = new Document("$inc", new Document("n", 1));

  enum Kind {
    FIND,
    RANGE,
    AGGREGATE,
    DISTINCT,
    INSERT,
    UPDATE,
    DELETE,
    MODIFY;

    String collection() {
      return "mixed_" + name().toLowerCase(Locale.ROOT);
    }
  }

  private static final List<Kind> ALL = List.of(Kind.values());
  private static final List<Kind> READS =
      List.of(Kind.FIND, Kind.RANGE, Kind.AGGREGATE, Kind.DISTINCT);
  private static final List<Kind> WRITES =
      List.of(Kind.INSERT, Kind.UPDATE, Kind.DELETE, Kind.MODIFY);

  private final Map<Kind, MongoCollection<Document>> collections = new EnumMap<>(Kind.class);

  Mixed(MongoDatabase database) {
    for (Kind kind : Kind.values()) {
      collections.put(kind, database.getCollection(kind.collection()));
    }
  }

  static void seed(MongoDatabase database) {
    for (Kind kind : Kind.values()) {
      Inserts.many(
          database.getCollection(kind.collection()),
          IntStream.range(0, DOCUMENTS)
              .mapToObj(i -> new Document("_id", i).append("g", i % 5))
              .toList());
    }
  }

  String run(Arguments arguments) {
    return run(ALL, arguments);
  }

  String reads(Arguments arguments) {
    return run(READS, arguments);
  }

  String writes(Arguments arguments) {
    return run(WRITES, arguments);
  }

  private String run(List<Kind> kinds, Arguments arguments) {
    Random random = new Random(arguments.number("seed", 1));
    int ops = arguments.number("ops", 100);
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    Map<Kind, Long> documents = new EnumMap<>(Kind.class);
    for (int i = 0; i < ops; i++) {
      Kind kind = kinds.get(random.nextInt(kinds.size()));
      documents.merge(kind, one(kind, random.nextInt(DOCUMENTS)), Long::sum);
      counts.merge(kind, 1, Integer::sum);
    }
    StringBuilder text = new StringBuilder("mixed");
    counts.forEach(
        (kind, count) ->
            text.append(' ')
                .append(kind)
                .append('=')
                .append(count)
                .append('/')
                .append(documents.get(kind)));
    return text.toString();
  }

  /** Whatever the number, it is the same shape. Answers how many documents came or changed. */
  private long one(Kind kind, int number) {
    MongoCollection<Document> collection = collections.get(kind);
    if (collection == null) {
      throw new IllegalStateException("every kind has a collection");
    }
    Document byId = new Document("_id", number);
    return switch (kind) {
      case FIND -> size(collection.find(byId));
      case RANGE -> size(collection.find(new Document("_id", below(number))).batchSize(10));
      case AGGREGATE -> aggregate(collection, number);
      case DISTINCT -> size(collection.distinct("g", byId, Integer.class));
      case INSERT -> {
        Inserts.one(collection, new Document("number", number));
        yield 1;
      }
      case UPDATE -> collection.updateOne(byId, INCREMENT).getModifiedCount();
      case DELETE -> collection.deleteOne(new Document("never", number)).getDeletedCount();
      case MODIFY -> collection.findOneAndUpdate(byId, INCREMENT) == null ? 0 : 1;
    };
  }

  private static long aggregate(MongoCollection<Document> collection, int number) {
    List<Document> pipeline =
        List.of(
            new Document("$match", new Document("_id", below(number % 20))),
            new Document("$group", new Document("_id", "$g")));
    return size(collection.aggregate(pipeline));
  }

  private static Document below(int number) {
    return new Document("$lt", number);
  }

  private static <T> long size(MongoIterable<T> found) {
    return found.into(new ArrayList<>()).size();
  }
}
