package io.hotpath.mongolog;

import io.hotpath.profile.Query;
import io.hotpath.shape.DocumentReader.Kind;
import io.hotpath.shape.Shaper;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operation as a server's log or profiler noted it; used again for each. Values are gone as soon
 * as it is read: of the command its shape is kept, of an error that there was one.
 */
final class SlowOperation {

  private static final Set<String> WRITES = Set.of("insert", "update", "delete", "bulkWrite");

  private final Shaper shaper = new Shaper();
  private String type = "";
  private String namespace = "";
  private @Nullable Query command;
  private @Nullable Query origin;
  private boolean statement;
  String app = "";
  String plan = "";
  long atMillis = Elements.NO_DATE;
  long millis;
  long docsExamined;
  long keysExamined;
  long returned;
  long modified;
  long replyBytes;
  boolean sorted;
  boolean spilled;
  boolean failed;
  boolean cut;

  void clear() {
    type = "";
    namespace = "";
    command = null;
    origin = null;
    statement = false;
    app = "";
    plan = "";
    atMillis = Elements.NO_DATE;
    millis = 0;
    docsExamined = 0;
    keysExamined = 0;
    returned = 0;
    modified = 0;
    replyBytes = 0;
    sorted = false;
    spilled = false;
    failed = false;
    cut = false;
  }

  /** What was asked; the query of its cursor for a further batch; null when it is not said. */
  @Nullable Query query() {
    return isBatch() && origin != null ? origin : command;
  }

  /** Whether it is a further batch of a cursor. */
  boolean isBatch() {
    return command != null && command.command().equals("getMore");
  }

  /** Whether it is a round trip that wrote: servers note its statements as well, one by one. */
  boolean isWriteCommand() {
    return command != null
        && !statement
        && !type.equals("insert")
        && WRITES.contains(command.command());
  }

  /** Takes the fields of a log line's attributes, or of a profiler's document. */
  void read(Elements in) {
    while (in.next()) {
      field(in, in.name());
    }
  }

  private void field(Elements in, String name) {
    switch (name) {
      case "command" -> readCommand(in);
      case "originatingCommand" -> readOrigin(in);
      case "type", "op", "ns", "appName", "planSummary" -> {
        if (in.kind() == Kind.STRING) {
          word(name, in.string());
        }
      }
      case "ts" -> atMillis = in.dateMillis();
      case "hasSortStage" -> sorted = in.kind() == Kind.BOOLEAN && in.bool();
      case "usedDisk" -> spilled = in.kind() == Kind.BOOLEAN && in.bool();
      default -> {
        if (in.kind() == Kind.NUMBER) {
          number(in, name);
        } else {
          failed |= isError(name);
        }
      }
    }
  }

  /** A field that is a text. */
  void word(String name, String value) {
    switch (name) {
      case "type", "op" -> type = value;
      case "ns" -> namespace = value;
      case "appName" -> app = value;
      default -> plan = PlanSummary.of(value);
    }
  }

  private void number(Elements in, String name) {
    if (isNumber(name)) {
      number(name, Math.max(0, in.number()));
    } else {
      failed |= isError(name);
    }
  }

  private static boolean isNumber(String name) {
    return switch (name) {
      case "durationMillis", "millis", "docsExamined", "keysExamined", "nreturned" -> true;
      case "nModified", "ndeleted", "ninserted", "reslen", "responseLength" -> true;
      default -> false;
    };
  }

  /** A field that is a number; others than the known are ignored. */
  void number(String name, long value) {
    switch (name) {
      case "durationMillis", "millis" -> millis = value;
      case "docsExamined" -> docsExamined = value;
      case "keysExamined" -> keysExamined = value;
      case "nreturned" -> returned = value;
      case "nModified", "ndeleted", "ninserted" -> modified = value;
      case "reslen", "responseLength" -> replyBytes = value;
      case "hasSortStage" -> sorted = value != 0;
      case "usedDisk" -> spilled = value != 0;
      default -> failed |= isError(name);
    }
  }

  private static boolean isError(String name) {
    return name.equals("errName") || name.equals("errCode") || name.equals("exception");
  }

  private void readCommand(Elements in) {
    if (in.kind() == Kind.DOCUMENT) {
      in.enter();
      readCommandFrom(in);
      in.leave();
    }
  }

  /** The command, from before its first field. */
  void readCommandFrom(Elements in) {
    statement = type.equals("update") || type.equals("remove") || type.equals("delete");
    if (statement) {
      shaper.readStatement(namespace, type.equals("update") ? type : "delete", in);
    } else {
      shaper.read(database(), in);
    }
    command = shaped();
  }

  private void readOrigin(Elements in) {
    if (in.kind() == Kind.DOCUMENT) {
      in.enter();
      readOriginFrom(in);
      in.leave();
    }
  }

  /** The command that opened the cursor, from before its first field. */
  void readOriginFrom(Elements in) {
    shaper.read(database(), in);
    origin = shaped();
  }

  private String database() {
    int dot = namespace.indexOf('.');
    return dot < 0 ? namespace : namespace.substring(0, dot);
  }

  private Query shaped() {
    boolean collection = shaper.namespace().indexOf('.') > 0;
    String where = collection || namespace.isEmpty() ? shaper.namespace() : namespace;
    return new Query(where, shaper.command(), shaper.text());
  }

  /** Whether the time of a further batch is that until something happens. */
  private static boolean isWaiting(String shape) {
    return shape.startsWith("[$changeStream") || shape.endsWith(" awaitData");
  }

  /** Why it says nothing of the application's queries; null when it does. */
  @Nullable String noise() {
    Query query = query();
    if (query == null || query.command().isEmpty()) {
      return "without a command";
    }
    if (namespace.startsWith("local.oplog.") || query.namespace().startsWith("local.oplog.")) {
      return "replication";
    }
    String name = query.command();
    if (name.startsWith("replSet") || name.startsWith("_isSelf")) {
      return "replication";
    }
    if (isBatch() && isWaiting(query.shape())) {
      return "a cursor that waits for news (change stream, tailable)";
    }
    return switch (name) {
      case "(unknown)" -> "with a command that is cut or unknown";
      case "hello", "isMaster" -> "hello: a client that waits for news of the cluster";
      default -> null;
    };
  }
}
