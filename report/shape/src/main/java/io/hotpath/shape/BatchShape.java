package io.hotpath.shape;

import io.hotpath.shape.DocumentReader.Kind;

/** Writes the many statements of one command: its updates, its deletes, the parts of a bulk. */
final class BatchShape {

  private final Draft draft;
  private final StatementShape statement;
  private final Statements statements;

  BatchShape(Draft draft, StatementShape statement, Statements statements) {
    this.draft = draft;
    this.statement = statement;
    this.statements = statements;
  }

  /** How many documents there are; they can be large, so they are stepped over. */
  static int countDocuments(DocumentReader in) {
    int count = 0;
    if (in.kind() == Kind.ARRAY) {
      in.enter();
      while (in.next()) {
        count++;
      }
      in.leave();
    }
    return count;
  }

  /** The array of an {@code update} or {@code delete}, or the operations of a {@code bulkWrite}. */
  void write(DocumentReader in, String command) {
    if (in.kind() != Kind.ARRAY) {
      return;
    }
    in.enter();
    for (int index = 0; in.next(); index++) {
      long outer = draft.values.open();
      statements.open();
      if (in.kind() == Kind.DOCUMENT) {
        in.enter();
        if (command.equals("bulkWrite")) {
          writeOperation(in);
        } else {
          writeStatement(in, command);
        }
        in.leave();
      } else {
        draft.text.append("{...}");
      }
      statements.close();
      draft.values.close(outer, index);
    }
    in.leave();
  }

  /** The rest of a document of fields. */
  void writeStatement(DocumentReader in, String kind) {
    statement.open();
    while (in.next()) {
      statement.field(in, kind, in.name());
    }
    statement.close(kind);
  }

  /** The first field says what is done, the others are those of the statement. */
  private void writeOperation(DocumentReader in) {
    String kind = in.next() ? in.name() : "";
    switch (kind) {
      case "update" -> {
        draft.text.append("update ");
        writeStatement(in, kind);
      }
      case "delete" -> {
        draft.text.append("delete ");
        statement.open();
        while (in.next()) {
          statement.field(in, kind, in.name());
        }
        statement.closeBulkDelete();
      }
      default -> draft.text.append("insert");
    }
  }

  /** {@code database.collection} of the first operations of a bulk write; empty without. */
  static String namespace(DocumentReader in) {
    String namespace = "";
    if (in.kind() == Kind.ARRAY) {
      in.enter();
      if (in.next() && in.kind() == Kind.DOCUMENT) {
        in.enter();
        while (in.next()) {
          if (in.name().equals("ns") && in.kind() == Kind.STRING) {
            namespace = in.string();
          }
        }
        in.leave();
      }
      in.leave();
    }
    return namespace;
  }
}
