package io.hotpath.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ConnectionPoolSettings;
import io.hotpath.profile.Query;
import io.hotpath.recorder.Options.MongoAdvice;
import io.hotpath.recorder.QueryRecorder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Asks databases for their indexes and plans, where option {@code mongo.advice} allows it: on a
 * thread of its own, over a client of its own with one connection that is closed after each round.
 * It reads only, one question at a time, each for a second at most. The application's listeners and
 * pool do not notice. One for each client of the application.
 *
 * <p>Bounds: collections asked about {@link #USES} times or more, each every {@link
 * #COLLECTION_NANOS}; a query's plan every {@link Samples#EXPLAINED_NANOS}.
 */
final class Inspector implements Runnable {

  /** Name of its thread. */
  static final String THREAD = "hotpath-mongo-advice";

  private static final long USES = 20;
  private static final long COLLECTION_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int MAX_COLLECTIONS = 1_000;
  private static final int UNAUTHORIZED = 13;
  private static final Set<String> INTERNAL = Set.of("admin", "config", "local");

  /** Older drivers, such as 3.12 and 4.4, can add listeners of the pool but not take them away. */
  private static final boolean CLEARS_POOL_LISTENERS =
      Arrays.stream(ConnectionPoolSettings.Builder.class.getMethods())
          .anyMatch(method -> method.getName().equals("connectionPoolListenerList"));

  private final MongoClientSettings.Builder application;
  private final Samples samples = new Samples();
  private final ConcurrentMap<String, Seen> collections = new ConcurrentHashMap<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean started = new AtomicBoolean();

  Inspector(MongoClientSettings.Builder application) {
    this.application = application;
  }

  /** A collection and how often it was asked. */
  private static final class Seen {
    final LongAdder uses = new LongAdder();
    long readNanos;
    boolean read;
  }

  /** Whether the current thread asks for us: its commands are not recorded. */
  static boolean isAsking() {
    return Thread.currentThread().getName().equals(THREAD);
  }

  /** A query is asked. Called on the application's threads. */
  void asked(Query query, @Nullable BsonDocument command, QueryRecorder recorder) {
    if (recorder.advice() == MongoAdvice.SHAPES || isInternal(query.namespace())) {
      return;
    }
    Seen seen = collections.get(query.namespace());
    if (seen == null) {
      if (collections.size() >= MAX_COLLECTIONS) {
        return;
      }
      seen = collections.computeIfAbsent(query.namespace(), name -> new Seen());
    }
    seen.uses.increment();
    if (command != null && recorder.advice() == MongoAdvice.EXPLAIN) {
      samples.take(query, command);
    }
    if (!started.get() && started.compareAndSet(false, true)) {
      Thread thread = new Thread(this, THREAD);
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      thread.start();
    }
  }

  private static boolean isInternal(String namespace) {
    int dot = namespace.indexOf('.');
    return dot < 0
        || INTERNAL.contains(namespace.substring(0, dot))
        || namespace.startsWith("system.", dot + 1);
  }

  /** Ends when nothing records any more. */
  @Override
  public void run() {
    while (QueryRecorder.latest() != null) {
      LockSupport.parkNanos(this, ROUND_NANOS);
      QueryRecorder recorder = QueryRecorder.latest();
      if (recorder != null) {
        guardedRound(recorder);
      }
    }
    started.set(false);
  }

  private void guardedRound(QueryRecorder recorder) {
    try {
      round(recorder);
    } catch (RuntimeException | LinkageError e) {
      // The message may quote what was asked: the class must do.
      recorder.ledger().skip("not asked for index advice", Failures.of(e));
    }
  }

  private void round(QueryRecorder recorder) {
    List<String> due = dueCollections();
    List<Samples.Sample> plans = samples.due();
    if (due.isEmpty() && plans.isEmpty()) {
      return;
    }
    try (MongoClient client = MongoClients.create(settings())) {
      for (String namespace : due) {
        ask(
            database(namespace),
            recorder,
            () -> recorder.collection(namespace, CollectionReader.read(client, namespace)));
      }
      for (Samples.Sample sample : plans) {
        ask(
            database(sample.query().namespace()),
            recorder,
            () -> recorder.plan(sample.query(), PlanReader.read(client, sample)));
      }
    }
  }

  private static String database(String namespace) {
    return namespace.substring(0, namespace.indexOf('.'));
  }

  private MongoClientSettings settings() {
    return MongoClientSettings.builder(application.build())
        .commandListenerList(List.of())
        .applicationName("hotpath")
        .applyToConnectionPoolSettings(
            pool -> {
              pool.minSize(0).maxSize(1);
              if (CLEARS_POOL_LISTENERS) {
                pool.connectionPoolListenerList(List.of());
              }
            })
        .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1, TimeUnit.SECONDS))
        .build();
  }

  private void ask(String database, QueryRecorder recorder, Runnable question) {
    if (refused.contains(database)) {
      return;
    }
    try {
      question.run();
    } catch (MongoCommandException e) {
      if (e.getErrorCode() == UNAUTHORIZED) {
        refused.add(database);
      }
      recorder.ledger().skip("not asked for index advice", database + ": " + Failures.of(e));
    }
  }

  private List<String> dueCollections() {
    List<String> due = new ArrayList<>();
    long now = System.nanoTime();
    collections.forEach(
        (namespace, seen) -> {
          boolean late = !seen.read || now - seen.readNanos > COLLECTION_NANOS;
          if (late && seen.uses.sum() >= USES) {
            seen.read = true;
            seen.readNanos = now;
            seen.uses.reset();
            due.add(namespace);
          }
        });
    return due;
  }
}
