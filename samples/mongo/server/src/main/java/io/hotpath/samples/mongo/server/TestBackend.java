package io.hotpath.samples.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The database in memory, with what the base leaves out and a test needs: a current wire version,
 * replica sets, sessions, explain, and what goes wrong on demand. Thread-safe.
 */
final class TestBackend extends IndexedBackend {

  private static final Set<String> GREETINGS = Set.of("hello", "ismaster");

  /** Only their flow is there: nothing is rolled back. */
  private static final Set<String> SESSIONS =
      Set.of(
          "committransaction",
          "aborttransaction",
          "startsession",
          "refreshsessions",
          "endsessions",
          "killsessions");

  private final CommandCounts counts = new CommandCounts();
  private final Disturbances disturbances = new Disturbances();
  private final ControlCommands control = new ControlCommands(counts, disturbances);
  private final CollectionKinds kinds = new CollectionKinds();
  private final Greeting greeting;
  private final Explainer explainer;

  TestBackend(ServerSettings settings) {
    greeting = new Greeting(settings.replicaSet());
    explainer = new Explainer(settings.explainForm());
    settings.delayMillis().forEach(disturbances::delay);
    var unused = version(Greeting.VERSION);
  }

  /** Says where the server is; it says so to drivers. */
  void listensAt(String address) {
    greeting.listensAt(address);
  }

  CommandCounts counts() {
    return counts;
  }

  Disturbances disturbances() {
    return disturbances;
  }

  void reset() {
    counts.reset();
    disturbances.reset();
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    Document command = message.getDocument();
    String name = command.keySet().iterator().next();
    if (ControlCommands.isControl(name)) {
      return control.answer(name, command);
    }
    CommandKey key = new CommandKey(message.getDatabaseName(), collection(name, command), name);
    counts.remember(name, command);
    disturbances.await(name);
    Document failure = disturbances.failure(key);
    if (failure != null) {
      counts.count(key, true);
      return failure;
    }
    boolean failed = true;
    try {
      Document answer = super.handleMessage(message);
      failed = answer.containsKey("writeErrors");
      return answer;
    } finally {
      counts.count(key, failed);
    }
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    String lower = command.toLowerCase(Locale.ROOT);
    if (GREETINGS.contains(lower)) {
      return greeting.answer(channel, lower);
    }
    if (SESSIONS.contains(lower)) {
      return new Document("ok", 1.0);
    }
    return switch (command) {
      case "explain" -> explain(channel, database, query);
      case "create" ->
          super.handleCommand(channel, database, command, kinds.remember(database, query));
      case "listCollections" ->
          kinds.tell(database, query, super.handleCommand(channel, database, command, query));
      case "listIndexes", "drop" -> {
        mustExist(database, String.valueOf(query.get(command)));
        yield super.handleCommand(channel, database, command, query);
      }
      case "insert" -> inserted(query, super.handleCommand(channel, database, command, query));
      case "aggregate" -> aggregate(channel, database, query);
      default -> super.handleCommand(channel, database, command, query);
    };
  }

  /** The base counts documents that it refused, too. */
  private static Document inserted(Document insert, Document answer) {
    if (answer.containsKey("writeErrors")) {
      List<Document> errors = Fields.documents(answer, "writeErrors");
      boolean ordered = !Boolean.FALSE.equals(insert.get("ordered"));
      long sent = Fields.documents(insert, "documents").size();
      long n = ordered ? Fields.number(errors.get(0), "index") : sent - errors.size();
      answer.put("n", Math.toIntExact(n));
    }
    return answer;
  }

  private Document aggregate(Channel channel, String database, Document query) {
    if (CollectionStats.isAsked(query)) {
      String collection = String.valueOf(query.get("aggregate"));
      return CollectionStats.answer(
          database + "." + collection,
          resolveDatabase(database).resolveCollection(collection, false));
    }
    return super.handleCommand(channel, database, "aggregate", query);
  }

  private Document explain(Channel channel, String database, Document query) {
    Document explained = Fields.document(query, "explain");
    String name = explained.keySet().iterator().next();
    String collection = collection(name, explained);
    if (!exists(database, collection)) {
      return explainer.answer(database, query, null);
    }
    Document listed =
        super.handleCommand(
            channel, database, "listIndexes", new Document("listIndexes", collection));
    return explainer.answer(
        database, query, Fields.documents(Fields.document(listed, "cursor"), "firstBatch"));
  }

  private boolean exists(String database, String collection) {
    return resolveDatabase(database).resolveCollection(collection, false) != null;
  }

  private void mustExist(String database, String collection) {
    if (!exists(database, collection)) {
      throw new MongoServerError(
          26, "NamespaceNotFound", "ns does not exist: " + database + "." + collection);
    }
  }

  /** Empty for a command on no collection; of a command in explain, that command's. */
  private static String collection(String name, Document command) {
    Object value = name.equals("getMore") ? command.get("collection") : command.get(name);
    if (value instanceof Document inner && !inner.isEmpty()) {
      return collection(inner.keySet().iterator().next(), inner);
    }
    return value instanceof String text ? text : "";
  }
}
