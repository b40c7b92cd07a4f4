package io.hotpath.shape;

/** What the reader needs to know of a command: its spelling, and where its collection is. */
final class CommandName {

  private static final int MAX_CHARS = 40;
  private static final String UNKNOWN = "(unknown)";

  private CommandName() {}

  /** One spelling; {@code (unknown)} for what cannot be a command. */
  static String of(String name) {
    return switch (name) {
      case "find", "aggregate", "insert", "update", "delete", "count", "distinct", "getMore" ->
          name;
      case "findAndModify", "findandmodify" -> "findAndModify";
      case "bulkWrite" -> name;
      case "mapreduce" -> "mapReduce";
      case "ismaster" -> "isMaster";
      case "collstats" -> "collStats";
      case "dbstats" -> "dbStats";
      case "buildinfo" -> "buildInfo";
      default -> isName(name) ? name : UNKNOWN;
    };
  }

  private static boolean isName(String name) {
    if (name.isEmpty() || name.length() > MAX_CHARS) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      boolean digit = c >= '0' && c <= '9';
      if (!letter && !(digit && i > 0)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the first value is the name of a collection. Of other commands it can be anything, the
   * name of a user among them.
   */
  static boolean hasCollection(String command) {
    return switch (command) {
      case "find", "aggregate", "insert", "update", "delete", "count", "distinct" -> true;
      case "findAndModify", "mapReduce", "killCursors" -> true;
      case "create", "drop", "collMod", "collStats", "validate", "compact" -> true;
      case "convertToCapped", "createIndexes", "dropIndexes", "listIndexes", "reIndex" -> true;
      case "geoNear", "group", "parallelCollectionScan", "planCacheClear" -> true;
      default -> false;
    };
  }

  /** The field that holds many statements; empty for a command without. */
  static String batchField(String command) {
    return switch (command) {
      case "update" -> "updates";
      case "delete" -> "deletes";
      case "bulkWrite" -> "ops";
      default -> "";
    };
  }

  /** Whether the field says who asks and how, not what. */
  static boolean isAboutTheCall(String field) {
    return switch (field) {
      case "lsid", "txnNumber", "startTransaction", "autocommit", "coordinator" -> true;
      case "readConcern", "writeConcern", "apiVersion", "apiStrict" -> true;
      case "apiDeprecationErrors", "comment", "maxTimeMS", "maxTimeMSOpOnly" -> true;
      case "batchSize", "cursor", "ordered", "bypassDocumentValidation" -> true;
      case "allowDiskUse", "signature", "clientOperationKey" -> true;
      case "shardVersion", "databaseVersion" -> true;
      default -> field.startsWith("$");
    };
  }
}
