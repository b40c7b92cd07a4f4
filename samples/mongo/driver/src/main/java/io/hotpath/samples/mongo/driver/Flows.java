package io.hotpath.samples.mongo.driver;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import org.bson.Document;

/** Operations whose way is the point: retried, in a transaction, on another thread. */
final class Flows {

  private final MongoClient client;
  private final MongoCollection<Document> items;
  private final MongoCollection<Document> retried;
  private final MongoCollection<Document> accounts;
  private final MongoCollection<Document> started;
  private final ExecutorService workers = Executors.newFixedThreadPool(2, Flows::daemon);
  private final SynchronousQueue<String> orders = new SynchronousQueue<>();
  private final SynchronousQueue<String> results = new SynchronousQueue<>();

  Flows(MongoClient client, MongoDatabase database) {
    this.client = client;
    items = database.getCollection("items");
    retried = database.getCollection("retried");
    accounts = database.getCollection("accounts");
    started = database.getCollection("started");
    daemon(this::work).start();
  }

  /** Tests let the server fail the first attempt of either. */
  String retry(Arguments unused) {
    long matched =
        retried
            .updateOne(new Document("_id", 1), new Document("$set", new Document("a", 1)))
            .getMatchedCount();
    Document found = retried.find(new Document("_id", 1)).first();
    return "retry " + matched + " " + (found == null ? "none" : "one");
  }

  /** Needs a replica set. */
  String transaction(Arguments unused) {
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      Document account = new Document("owner", "transaction");
      Inserts.one(session, accounts, account);
      Document found = accounts.find(session, new Document("_id", account.get("_id"))).first();
      session.commitTransaction();
      return "transaction " + (found == null ? "none" : found.get("owner"));
    }
  }

  String async(Arguments unused) throws Exception {
    Document group = new Document("group", 4);
    Future<Long> count = workers.submit(() -> items.countDocuments(group)); // line async
    return "async " + count.get();
  }

  /** A thread that belongs to no request asks while this one waits. */
  String startup(Arguments unused) throws InterruptedException {
    orders.put("count");
    return "startup " + results.take();
  }

  private void work() {
    try {
      while (true) {
        String order = orders.take();
        long count = started.countDocuments(new Document("by", order)); // line startup
        results.put(order + " " + count);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "flows");
    thread.setDaemon(true);
    return thread;
  }
}
