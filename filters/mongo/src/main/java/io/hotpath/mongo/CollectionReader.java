package io.hotpath.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.hotpath.profile.CollectionFacts;
import io.hotpath.profile.IndexFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Reads what a database says of a collection and its indexes. */
final class CollectionReader {

  private static final int MAX_INDEXES = 64;
  private static final int ON_A_VIEW = 166;

  private CollectionReader() {}

  static CollectionFacts read(MongoClient client, String namespace) {
    MongoNamespace name = new MongoNamespace(namespace);
    MongoDatabase database = client.getDatabase(name.getDatabaseName());
    String kind = kind(database, name.getCollectionName());
    return new CollectionFacts(
        System.currentTimeMillis(),
        kind,
        kind.equals("view") ? List.of() : indexes(database, name.getCollectionName()));
  }

  private static String kind(MongoDatabase database, String collection) {
    BsonDocument found =
        database
            .listCollections(BsonDocument.class)
            .filter(new BsonDocument("name", new BsonString(collection)))
            .maxTime(1, TimeUnit.SECONDS)
            .first();
    if (found == null) {
      return "collection";
    }
    String type = found.getString("type", new BsonString("collection")).getValue();
    BsonDocument options = found.getDocument("options", new BsonDocument());
    return options.getBoolean("capped", BsonBoolean.FALSE).getValue() ? "capped" : type;
  }

  private static List<IndexFacts> indexes(MongoDatabase database, String collection) {
    List<IndexFacts> indexes = new ArrayList<>();
    try {
      for (BsonDocument index :
          database
              .getCollection(collection)
              .listIndexes(BsonDocument.class)
              .maxTime(1, TimeUnit.SECONDS)) {
        if (indexes.size() < MAX_INDEXES) {
          indexes.add(index(index));
        }
      }
    } catch (MongoCommandException e) {
      if (e.getErrorCode() != ON_A_VIEW) {
        throw e;
      }
    }
    return indexes;
  }

  private static IndexFacts index(BsonDocument index) {
    List<IndexFacts.Key> keys = new ArrayList<>();
    for (Map.Entry<String, BsonValue> key : index.getDocument("key").entrySet()) {
      keys.add(new IndexFacts.Key(key.getKey(), direction(key.getValue())));
    }
    List<String> restricted = new ArrayList<>();
    if (index.containsKey("partialFilterExpression")) {
      restricted.add("partial");
    }
    if (isTrue(index, "sparse")) {
      restricted.add("sparse");
    }
    if (isTrue(index, "hidden")) {
      restricted.add("hidden");
    }
    if (index.containsKey("collation")) {
      restricted.add("collation");
    }
    return new IndexFacts(
        index.getString("name", new BsonString("")).getValue(),
        keys,
        restricted,
        isTrue(index, "unique"),
        index.containsKey("expireAfterSeconds"));
  }

  private static String direction(BsonValue value) {
    if (value instanceof BsonNumber number) {
      return number.doubleValue() < 0 ? "-1" : "1";
    }
    return value.isString() ? value.asString().getValue() : "?";
  }

  private static boolean isTrue(BsonDocument index, String flag) {
    BsonValue value = index.get(flag);
    return value != null
        && ((value.isBoolean() && value.asBoolean().getValue())
            || (value instanceof BsonNumber number && number.doubleValue() != 0));
  }
}
