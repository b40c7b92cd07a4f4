package io.hotpath.mongo;

import org.bson.BsonDocument;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.RawBsonDocument;

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
    if (answer instanceof RawBsonDocument raw) {
      reply.bytes = raw.getByteBuffer().remaining();
    }
    BsonReader reader = answer.asBsonReader();
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      reply.field(reader, reader.readName());
    }
    reply.modified = reads ? 0 : reply.writes();
    return reply;
  }

  private long writes() {
    return written + Math.max(0, changed >= 0 ? changed + upserted : matched);
  }

  private void field(BsonReader reader, String name) {
    switch (name) {
      case "cursor" -> cursor(reader);
      case "values" -> returned += elements(reader);
      case "value" -> value(reader);
      case "n" -> matched = number(reader);
      case "upserted" -> upserted += elements(reader);
      case "nModified" -> changed = number(reader);
      case "nInserted", "nDeleted" -> written += number(reader);
      case "lastErrorObject" -> lastError(reader);
      case "writeErrors" -> writeErrors(reader);
      default -> reader.skipValue();
    }
  }

  /** Of findAndModify: how many documents it changed. */
  private void lastError(BsonReader reader) {
    if (reader.getCurrentBsonType() != BsonType.DOCUMENT) {
      reader.skipValue();
      return;
    }
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      if (reader.readName().equals("n")) {
        written += number(reader);
      } else {
        reader.skipValue();
      }
    }
    reader.readEndDocument();
  }

  private void cursor(BsonReader reader) {
    if (reader.getCurrentBsonType() != BsonType.DOCUMENT) {
      reader.skipValue();
      return;
    }
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      switch (reader.readName()) {
        case "id" -> cursor = number(reader);
        case "firstBatch", "nextBatch" -> returned += elements(reader);
        default -> reader.skipValue();
      }
    }
    reader.readEndDocument();
  }

  /** Of findAndModify. */
  private void value(BsonReader reader) {
    if (reader.getCurrentBsonType() == BsonType.DOCUMENT) {
      returned++;
    }
    reader.skipValue();
  }

  private static long elements(BsonReader reader) {
    if (reader.getCurrentBsonType() != BsonType.ARRAY) {
      reader.skipValue();
      return 0;
    }
    long elements = 0;
    reader.readStartArray();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      reader.skipValue();
      elements++;
    }
    reader.readEndArray();
    return elements;
  }

  private void writeErrors(BsonReader reader) {
    if (reader.getCurrentBsonType() != BsonType.ARRAY) {
      reader.skipValue();
      return;
    }
    reader.readStartArray();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      writeError(reader);
    }
    reader.readEndArray();
  }

  private void writeError(BsonReader reader) {
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      boolean code = reader.readName().equals("code");
      if (code && failureCount < MAX_FAILURES) {
        failures[failureCount++] = (int) number(reader);
      } else {
        reader.skipValue();
      }
    }
    reader.readEndDocument();
  }

  private static long number(BsonReader reader) {
    return switch (reader.getCurrentBsonType()) {
      case INT32 -> reader.readInt32();
      case INT64 -> reader.readInt64();
      case DOUBLE -> (long) reader.readDouble();
      default -> {
        reader.skipValue();
        yield 0;
      }
    };
  }
}
