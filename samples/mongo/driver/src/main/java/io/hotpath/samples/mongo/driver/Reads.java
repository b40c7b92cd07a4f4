package io.hotpath.samples.mongo.driver;

import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Operations that change nothing. The lines with the mark are those a profile must name. */
final class Reads {

  private final MongoCollection<Document> items;

  Reads(MongoDatabase database) {
    items = database.getCollection("items");
  }

  String findOne(Arguments unused) {
    Document found = items.find(new Document("sku", "sku-7")).first(); // line findOne
    return "findOne " + requireNonNull(found).get("price");
  }

  /** Batches beyond the first are asked for by getMore. */
  String find(Arguments arguments) {
    Document filter = new Document("_id", new Document("$lt", arguments.number("docs", 500)));
    int batch = arguments.number("batch", 100);
    int found = 0;
    long sum = 0;
    try (MongoCursor<Document> cursor =
        items.find(filter).batchSize(batch).iterator()) { // line find
      while (cursor.hasNext()) {
        sum += cursor.next().getInteger("price");
        found++;
      }
    }
    return "find " + found + " " + sum;
  }

  String nPlusOne(Arguments arguments) {
    int found = 0;
    int n = arguments.number("n", 20);
    for (int i = 0; i < n; i++) {
      Document one = items.find(new Document("_id", i)).first(); // line nplus1
      found += one == null ? 0 : 1;
    }
    return "nplus1 " + found;
  }

  String duplicates(Arguments arguments) {
    int found = 0;
    int n = arguments.number("n", 4);
    for (int i = 0; i < n; i++) {
      Document one = items.find(new Document("sku", "sku-5")).first(); // line duplicates
      found += one == null ? 0 : 1;
    }
    return "duplicates " + found;
  }

  /** Ten pages of ten: often the same shape with one value that differs, and no N+1. */
  String paging(Arguments unused) {
    int found = 0;
    for (int page = 0; page < 10; page++) {
      Document sort = new Document("_id", 1);
      Document group = new Document("group", 3);
      found +=
          items.find(group).sort(sort).skip(page * 10).limit(10).into(new ArrayList<>()).size();
    }
    return "paging " + found;
  }

  String aggregate(Arguments unused) {
    List<Document> pipeline =
        List.of(
            new Document("$match", new Document("group", new Document("$lt", 5))),
            new Document(
                "$group",
                new Document("_id", "$group").append("sum", new Document("$sum", "$price"))),
            new Document("$sort", new Document("_id", 1)));
    List<Document> groups = items.aggregate(pipeline).into(new ArrayList<>()); // line aggregate
    return "aggregate " + groups.size() + " " + groups.get(0).get("sum");
  }

  String distinct(Arguments unused) {
    Document cheap = new Document("price", new Document("$lt", 50));
    int found = items.distinct("group", cheap, Integer.class).into(new ArrayList<>()).size();
    return "distinct " + found;
  }

  /** Which the driver asks by an aggregate. */
  String count(Arguments unused) {
    return "count " + items.countDocuments(new Document("group", 3));
  }

  /** Which the driver asks by count, and 4.2 to 4.5 by an aggregate with $collStats. */
  String estimate(Arguments unused) {
    return "estimate " + items.estimatedDocumentCount();
  }

  /** The driver tells the server by killCursors. */
  String cursorClosedEarly(Arguments unused) {
    int found = 0;
    try (MongoCursor<Document> cursor = items.find().batchSize(10).iterator()) {
      while (cursor.hasNext() && found < 3) {
        Document one = cursor.next();
        found += one.isEmpty() ? 0 : 1;
      }
    }
    return "cursorClosedEarly " + found;
  }
}
