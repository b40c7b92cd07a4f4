package io.hotpath.mongo;

import com.mongodb.event.CommandEvent;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.recorder.ActiveTrees;
import io.hotpath.recorder.CallTree;
import io.hotpath.recorder.Operations;
import io.hotpath.recorder.QueryRecorder;
import io.hotpath.shape.Shaper;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Hears each command of a client, and records it with the request that waits for it. Thread-safe;
 * never throws. A command costs a few microseconds, and the driver copies the answer for any
 * listener (0.14 us a KiB).
 */
final class CommandTimes implements CommandListener {

  /** Not the application's questions: handshakes, sessions, monitoring, the end of cursors. */
  private static final Set<String> IGNORED =
      Set.of(
          "hello",
          "ismaster",
          "isMaster",
          "ping",
          "buildInfo",
          "endSessions",
          "killCursors",
          "authenticate",
          "logout",
          "getnonce",
          "saslStart",
          "saslContinue",
          "getLastError");

  private static final Set<String> READS = Set.of("find", "aggregate", "count", "distinct");

  /** Commands in flight outside of requests; beyond them commands are not recorded. */
  private static final int MAX_IN_FLIGHT = 10_000;

  private static final boolean HAS_OPERATION_ID = has("getOperationId");

  private final ClientKinds kinds;
  private final Object builder;
  private final @Nullable Inspector inspector;
  private final Cursors cursors = new Cursors();
  private final ConcurrentLinkedQueue<QueryShaper> readers = new ConcurrentLinkedQueue<>();
  private final ConcurrentMap<Integer, QueryRecorder.Finished> inFlight = new ConcurrentHashMap<>();
  private final CommandsInFlight events = new CommandsInFlight();

  /**
   * @param builder of the client's settings
   * @param inspector looks at the client's database, or null where that cannot be done
   */
  CommandTimes(ClientKinds kinds, Object builder, @Nullable Inspector inspector) {
    this.kinds = kinds;
    this.builder = builder;
    this.inspector = inspector;
  }

  boolean isOf(Object settings) {
    return builder == settings;
  }

  /** Settings are equal if their listeners are: ours make no difference. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CommandTimes;
  }

  @Override
  public int hashCode() {
    return 1;
  }

  /** Since driver 4.10. */
  private static boolean has(String method) {
    try {
      CommandEvent.class.getMethod(method);
      return true;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    if (event.getCommandName().equals("killCursors")) {
      killed(event);
    }
    if (IGNORED.contains(event.getCommandName()) || Inspector.isAsking()) {
      return;
    }
    try {
      started(event);
    } catch (Throwable e) {
      failed("command", e);
    }
  }

  @Override
  public void commandSucceeded(CommandSucceededEvent event) {
    if (IGNORED.contains(event.getCommandName())) {
      return;
    }
    try {
      succeeded(event);
    } catch (Throwable e) {
      failed("reply", e);
    }
  }

  @Override
  public void commandFailed(CommandFailedEvent event) {
    if (IGNORED.contains(event.getCommandName())) {
      return;
    }
    try {
      refused(event);
    } catch (Throwable e) {
      failed("failure", e);
    }
  }

  /** Cursors that the application did not read to their end. */
  private void killed(CommandStartedEvent event) {
    try {
      for (BsonValue cursor : event.getCommand().getArray("cursors")) {
        cursors.closed(cursor.asInt64().getValue());
      }
    } catch (RuntimeException e) {
      failed("cursors", e);
    }
  }

  private static void failed(String place, Throwable failure) {
    QueryRecorder recorder = QueryRecorder.latest();
    if (recorder != null) {
      recorder.ledger().fault("mongo " + place, failure);
    }
  }

  private void started(CommandStartedEvent event) {
    long began = System.nanoTime();
    boolean waits =
        kinds.waits(
            event.getConnectionDescription().getConnectionId().getServerId().getClusterId());
    CallTree tree = waits ? ActiveTrees.current() : null;
    QueryRecorder recorder = tree == null ? QueryRecorder.latest() : QueryRecorder.of(tree);
    BsonDocument command = event.getCommand();
    if (recorder == null || command.isEmpty()) {
      // An empty command is a security-sensitive one.
      return;
    }
    QueryShaper reader = readers.poll();
    reader = reader == null ? new QueryShaper() : reader;
    Query asked = reader.read(event.getDatabaseName(), command);
    Shaper shaper = reader.shaper;
    boolean continues = event.getCommandName().equals("getMore");
    Query opened = continues ? cursors.take(command.getInt64("getMore").getValue()) : null;
    Query query = opened != null ? opened : asked;
    events.sent(event.getRequestId(), query);
    long operation = HAS_OPERATION_ID ? event.getOperationId() : Operations.UNKNOWN;
    if (tree == null) {
      startedElsewhere(event.getRequestId(), query, operation, continues, waits, shaper, recorder);
    } else {
      recorder.begin(tree, query, event.getRequestId(), operation, continues);
      if (!continues) {
        describe(shaper, tree.operations());
      }
    }
    if (inspector != null) {
      inspector.asked(query, continues ? null : command, recorder);
    }
    readers.offer(reader);
    if (tree != null) {
      tree.operations().cost(System.nanoTime() - began);
    }
  }

  private static void describe(Shaper shaper, Operations operations) {
    operations.describe(
        shaper.statements(),
        shaper.values(),
        shaper.longestIn(),
        shaper.pages(),
        READS.contains(shaper.command()));
    for (int i = 0; i < shaper.keys(); i++) {
      operations.key(i, i < Shaper.MAX_KEYS ? shaper.key(i) : 0);
    }
  }

  private void startedElsewhere(
      int request,
      Query query,
      long operation,
      boolean continues,
      boolean waits,
      Shaper shaper,
      QueryRecorder recorder) {
    if (inFlight.size() >= MAX_IN_FLIGHT) {
      recorder.ledger().fault("mongo", new IllegalStateException("too many commands in flight"));
      return;
    }
    QueryRecorder.Finished command =
        new QueryRecorder.Finished(
            waits ? Profile.NO_REQUEST : Profile.UNATTRIBUTED, query, operation, continues);
    command.statements = shaper.statements();
    command.longestIn = shaper.longestIn();
    command.caller = waits && !continues ? recorder.caller(query) : null;
    inFlight.put(request, command);
  }

  private void succeeded(CommandSucceededEvent event) {
    long began = System.nanoTime();
    events.answered(event.getRequestId(), null);
    long nanos = event.getElapsedTime(TimeUnit.NANOSECONDS);
    Operations operations = operations(event.getRequestId());
    if (operations == null) {
      QueryRecorder.Finished elsewhere = inFlight.remove(event.getRequestId());
      if (elsewhere != null) {
        answered(
            elsewhere,
            Reply.of(event.getResponse(), READS.contains(event.getCommandName())),
            nanos);
      }
      return;
    }
    Reply reply = Reply.of(event.getResponse(), READS.contains(event.getCommandName()));
    Query query = reply.cursor == 0 ? null : query(operations);
    answered(operations, reply);
    operations.end(nanos);
    if (query != null) {
      cursors.opened(reply.cursor, query);
    }
    operations.cost(System.nanoTime() - began);
  }

  private static @Nullable Query query(Operations operations) {
    CallTree tree = ActiveTrees.current();
    QueryRecorder recorder = tree == null ? null : QueryRecorder.of(tree);
    return recorder == null ? null : recorder.running(operations);
  }

  private static void answered(Operations operations, Reply reply) {
    operations.answer(reply.returned, reply.modified, reply.bytes);
    for (int i = 0; i < reply.failureCount; i++) {
      operations.failStatement(Failures.of(reply.failures[i]));
    }
  }

  private void answered(QueryRecorder.Finished command, Reply reply, long nanos) {
    command.nanos = nanos;
    command.returned = reply.returned;
    command.modified = reply.modified;
    command.bytes = reply.bytes;
    if (reply.failureCount > 0) {
      command.failedStatement = Failures.of(reply.failures[0]);
    }
    if (reply.cursor != 0) {
      cursors.opened(reply.cursor, command.query);
    }
    record(command);
  }

  private void refused(CommandFailedEvent event) {
    Operations operations = operations(event.getRequestId());
    String failure = Failures.of(event.getThrowable());
    events.answered(event.getRequestId(), failure);
    long nanos = event.getElapsedTime(TimeUnit.NANOSECONDS);
    if (operations != null) {
      operations.fail(failure);
      operations.end(nanos);
      return;
    }
    QueryRecorder.Finished command = inFlight.remove(event.getRequestId());
    if (command != null) {
      command.nanos = nanos;
      command.failure = failure;
      record(command);
    }
  }

  private static void record(QueryRecorder.Finished command) {
    QueryRecorder recorder = QueryRecorder.latest();
    if (recorder != null) {
      recorder.record(command);
    }
  }

  /** Of the current thread, if the command was begun there. */
  private static @Nullable Operations operations(int request) {
    CallTree tree = ActiveTrees.current();
    Operations operations = tree == null ? null : tree.operationsSoFar();
    return operations != null && operations.isRunning(request) ? operations : null;
  }
}
