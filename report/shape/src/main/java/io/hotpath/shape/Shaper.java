package io.hotpath.shape;

import io.hotpath.shape.DocumentReader.Kind;

/**
 * Turns a command into its shape in one pass: what it asks, without a single value. The grammar of
 * the text is in this module's README.
 *
 * <p>Kept and used again by one thread: nothing is allocated but texts not seen lately. Bounds:
 * {@link #MAX_CHARS} characters, {@link Draft#MAX_LEVELS} levels, whatever the size of the command;
 * what is beyond is hashed or stepped over. An exception of the reader is passed on, and the next
 * {@link #read} begins anew.
 */
public final class Shaper {

  /** Characters of a shape; what is longer ends with a hash of the rest. */
  public static final int MAX_CHARS = 2_048;

  /** Values whose hashes are kept apart. */
  public static final int MAX_KEYS = 8;

  private static final int MAX_NAMESPACE_CHARS = 256;

  private final Draft draft = new Draft();
  private final StatementShape statement = new StatementShape(draft);
  private final Statements statements = new Statements(draft.text);
  private final BatchShape batch = new BatchShape(draft, statement, statements);
  private final TextCache texts = new TextCache();
  private String database = "";
  private String collection = "";
  private String command = "";
  private String bulkNamespace = "";
  private String namespace = "";
  private String text = "";
  private int count;

  /**
   * Reads one command.
   *
   * @param database where it runs
   * @param command stands before its first element, whose name is the command
   */
  public void read(String database, DocumentReader command) {
    clear(database, "", "");
    if (command.next()) {
      this.command = CommandName.of(command.name());
      readFirst(command);
      if (isSingle()) {
        readSingle(command);
      } else {
        readOthers(command);
      }
    }
    finish();
  }

  /**
   * Reads one statement of an {@code update} or {@code delete} as server logs and profiles have it:
   * {@code {q: .., u: .., multi: ..}}.
   *
   * @param namespace {@code database.collection}
   * @param command {@code update} or {@code delete}
   * @param statement stands before its first element
   */
  public void readStatement(String namespace, String command, DocumentReader statement) {
    int dot = namespace.indexOf('.');
    clear(
        dot < 0 ? namespace : namespace.substring(0, dot),
        dot < 0 ? "" : namespace.substring(dot + 1),
        command);
    statements.open();
    batch.writeStatement(statement, command);
    statements.close();
    finish();
  }

  /** {@code database.collection}; the database alone for a command without a collection. */
  public String namespace() {
    return namespace;
  }

  /** The command, with its spelling made one: {@code find}, {@code findAndModify}. */
  public String command() {
    return command;
  }

  /** What follows the command: filter, sort, update; empty for {@code insert} and the like. */
  public String text() {
    return text;
  }

  /** Documents or statements in the command; 1 for a command that has none. */
  public int statements() {
    return count;
  }

  /** The longest array given to {@code $in}, {@code $nin} or {@code $all}; 0 without. */
  public int longestIn() {
    return draft.values.longestIn();
  }

  /** Values of the filter, and of the pipeline's {@code $match} stages; at most MAX_KEYS. */
  public int keys() {
    return draft.values.keyCount();
  }

  /**
   * Hash of such a value, in the order of the command; an array of {@code $in} is one value. The
   * last of {@link #MAX_KEYS} stands for all further ones, too.
   */
  public long key(int index) {
    return draft.values.key(index);
  }

  /** Hash of all values of the command, session and cluster fields left out. */
  public long values() {
    return draft.values.sum();
  }

  /** Whether it asks for a page: {@code skip} is given. */
  public boolean pages() {
    return statement.skips();
  }

  private void clear(String newDatabase, String newCollection, String newCommand) {
    draft.clear();
    statement.clear();
    statements.clear();
    database = newDatabase;
    collection = newCollection;
    command = newCommand;
    text = "";
    namespace = "";
    bulkNamespace = "";
    count = 0;
  }

  private void finish() {
    statements.end();
    draft.text.finish();
    text = texts.get(draft.text);
    writeNamespace();
    namespace = texts.get(draft.text);
    count = Math.max(count + statements.count(), 1);
  }

  private void writeNamespace() {
    draft.text.clear();
    if (!bulkNamespace.isEmpty()) {
      draft.text.append(bulkNamespace);
    } else {
      draft.text.append(database);
      if (!collection.isEmpty()) {
        draft.text.append('.');
        draft.text.append(collection);
      }
    }
    draft.text.cut(Math.min(draft.text.length(), MAX_NAMESPACE_CHARS));
  }

  private boolean isSingle() {
    return switch (command) {
      case "find", "aggregate", "count", "distinct", "findAndModify" -> true;
      default -> false;
    };
  }

  /** The element whose name is the command. */
  private void readFirst(DocumentReader in) {
    if (!CommandName.hasCollection(command)) {
      draft.values.literal(in.hash());
    } else if (in.kind() == Kind.STRING) {
      collection = in.string();
    }
  }

  private void readSingle(DocumentReader in) {
    statements.open();
    statement.open();
    while (in.next()) {
      String field = in.name();
      if (!isCommon(in, field)) {
        statement.field(in, command, field);
      }
    }
    statement.close(command);
    statements.close();
  }

  private void readOthers(DocumentReader in) {
    String batchField = CommandName.batchField(command);
    while (in.next()) {
      String field = in.name();
      if (!isCommon(in, field)) {
        readField(in, field, batchField);
      }
    }
  }

  /** Takes what every command can have. */
  private boolean isCommon(DocumentReader in, String field) {
    if (field.equals("$db") && in.kind() == Kind.STRING) {
      database = in.string();
      return true;
    }
    return CommandName.isAboutTheCall(field);
  }

  private void readField(DocumentReader in, String field, String batchField) {
    if (field.equals(batchField)) {
      batch.write(in, command);
    } else if (field.equals("documents") && command.equals("insert")) {
      count = BatchShape.countDocuments(in);
    } else if (field.equals("nsInfo") && command.equals("bulkWrite")) {
      bulkNamespace = BatchShape.namespace(in);
    } else if (field.equals("collection") && command.equals("getMore")) {
      collection = in.kind() == Kind.STRING ? in.string() : "";
    } else if (batchField.isEmpty()) {
      readOther(in, field);
    }
  }

  /** Of commands without a text all values count. */
  private void readOther(DocumentReader in, String field) {
    if (!command.equals("insert")) {
      long outer = draft.values.open();
      draft.values.literal(in.hash());
      draft.values.close(outer, field.hashCode());
    }
  }
}
