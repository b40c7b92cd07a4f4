package io.hotpath.mongo;

import org.bson.BsonDocument;

/** What an answer says of itself; documents in it are counted, not read. */
final class Reply {

  private static final int MAX_FAILURES = 16;

  /** Of the cursor that has further batches; 0 for none. */
  long cursor;

  long returned;

  /** Documents inserted, changed or deleted. */
  long modified;

  long bytes;

  /** Codes of statements that failed, at most {@link #MAX_FAILURES}. */
  final int[] failures = new int[MAX_FAILURES];

  int failureCount;

  /** Of an update what matched, of other writes what was written; -1 where it is not said. */
  private long matched = -1;

  /** Of an update what it changed. */
  private long changed = -1;

  /** Documents that an update made because none matched. */
  private long upserted;

  private long written;

  private Reply() {}

  /**
   * Reads an answer.
   *
   * @param reads whether the command changes nothing: a count says {@code n}, too
   */
  static Reply of(BsonDocument answer, boolean reads) {
    Reply reply = new Reply();
    BsonBytes fields = BsonBytes.of(answer);
    reply.bytes = fields.size();
    while (fields.next()) {
      reply.field(fields);
    }
    reply.modified = reads ? 0 : reply.writes();
    return reply;
  }

  private long writes() {
    return written + Math.max(0, changed >= 0 ? changed + upserted : matched);
  }

  private void field(BsonBytes field) {
    if (field.isNamed("cursor") && field.isDocument()) {
      cursor(field);
    } else if (field.isNamed("values") && field.isArray()) {
      returned += field.countElements();
    } else if (field.isNamed("value") && field.isDocument()) {
      // Of findAndModify.
      returned++;
      field.skip();
    } else {
      written(field);
    }
  }

  private void written(BsonBytes field) {
    if (field.isNamed("n")) {
      matched = field.number();
    } else if (field.isNamed("upserted") && field.isArray()) {
      upserted += field.countElements();
    } else if (field.isNamed("nModified")) {
      changed = field.number();
    } else if (field.isNamed("nInserted") || field.isNamed("nDeleted")) {
      written += field.number();
    } else if (field.isNamed("lastErrorObject") && field.isDocument()) {
      lastError(field);
    } else if (field.isNamed("writeErrors") && field.isArray()) {
      writeErrors(field);
    } else {
      field.skip();
    }
  }

  /** Of findAndModify: how many documents it changed. */
  private void lastError(BsonBytes field) {
    field.enter();
    while (field.next()) {
      if (field.isNamed("n")) {
        written += field.number();
      } else {
        field.skip();
      }
    }
  }

  private void cursor(BsonBytes field) {
    field.enter();
    while (field.next()) {
      if (field.isNamed("id")) {
        cursor = field.number();
      } else if (field.isArray() && (field.isNamed("firstBatch") || field.isNamed("nextBatch"))) {
        returned += field.countElements();
      } else {
        field.skip();
      }
    }
  }

  private void writeErrors(BsonBytes field) {
    field.enter();
    while (field.next()) {
      if (field.isDocument()) {
        writeError(field);
      } else {
        field.skip();
      }
    }
  }

  private void writeError(BsonBytes field) {
    field.enter();
    while (field.next()) {
      if (field.isNamed("code") && failureCount < MAX_FAILURES) {
        failures[failureCount++] = (int) field.number();
      } else {
        field.skip();
      }
    }
  }
}
