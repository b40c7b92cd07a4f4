package io.hotpath.mongo;

import io.hotpath.shape.DocumentReader;
import java.util.BitSet;
import org.bson.BsonReader;
import org.bson.BsonRegularExpression;
import org.bson.BsonType;

/** The driver's own reader as elements. Not thread-safe. */
final class BsonElements implements DocumentReader {

  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private final BsonReader reader;
  private BsonType type = BsonType.END_OF_DOCUMENT;
  private String name = "";
  private String options = "";

  /** Whether the element's value has not been taken. */
  private boolean pending;

  /** Arrays among the documents entered, a bit a level; deeper ones are asked of the reader. */
  private final BitSet arrays = new BitSet();

  private int depth;

  BsonElements(BsonReader reader) {
    this.reader = reader;
    reader.readStartDocument();
  }

  @Override
  public boolean next() {
    if (pending) {
      reader.skipValue();
    }
    type = reader.readBsonType();
    pending = type != BsonType.END_OF_DOCUMENT;
    if (pending && !arrays.get(depth)) {
      name = reader.readName();
    }
    return pending;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Kind kind() {
    return switch (type) {
      case DOCUMENT -> Kind.DOCUMENT;
      case ARRAY -> Kind.ARRAY;
      case STRING -> Kind.STRING;
      case INT32, INT64, DOUBLE, DECIMAL128 -> Kind.NUMBER;
      case BOOLEAN -> Kind.BOOLEAN;
      case NULL -> Kind.NULL;
      case REGULAR_EXPRESSION -> Kind.REGEX;
      default -> Kind.OTHER;
    };
  }

  @Override
  public void enter() {
    pending = false;
    depth++;
    arrays.set(depth, type == BsonType.ARRAY);
    if (type == BsonType.ARRAY) {
      reader.readStartArray();
    } else {
      reader.readStartDocument();
    }
  }

  @Override
  public void leave() {
    while (type != BsonType.END_OF_DOCUMENT) {
      next();
    }
    if (arrays.get(depth)) {
      reader.readEndArray();
    } else {
      reader.readEndDocument();
    }
    depth--;
    // The element that was entered is over, the document around it is not.
    type = BsonType.NULL;
    pending = false;
  }

  @Override
  public String string() {
    pending = false;
    if (type == BsonType.REGULAR_EXPRESSION) {
      BsonRegularExpression expression = reader.readRegularExpression();
      options = expression.getOptions();
      return expression.getPattern();
    }
    return reader.readString();
  }

  @Override
  public String regexOptions() {
    return options;
  }

  @Override
  public long number() {
    pending = false;
    return switch (type) {
      case INT32 -> reader.readInt32();
      case INT64 -> reader.readInt64();
      case DOUBLE -> (long) reader.readDouble();
      default -> reader.readDecimal128().bigDecimalValue().longValue();
    };
  }

  @Override
  public boolean bool() {
    pending = false;
    return reader.readBoolean();
  }

  @Override
  public long hash() {
    if (type == BsonType.DOCUMENT || type == BsonType.ARRAY) {
      return hashBelow();
    }
    pending = false;
    return switch (type) {
      case STRING -> mix(reader.readString().hashCode());
      case INT32 -> mix(reader.readInt32());
      case INT64 -> mix(reader.readInt64());
      case DOUBLE -> mix(Double.doubleToLongBits(reader.readDouble()));
      case OBJECT_ID -> mix(reader.readObjectId().hashCode());
      case DATE_TIME -> mix(reader.readDateTime());
      case BOOLEAN -> reader.readBoolean() ? 1 : 2;
      case BINARY -> mix(reader.readBinaryData().hashCode());
      case DECIMAL128 -> mix(reader.readDecimal128().hashCode());
      case REGULAR_EXPRESSION -> mix(reader.readRegularExpression().hashCode());
      default -> {
        reader.skipValue();
        yield type.getValue();
      }
    };
  }

  /** Values in their order, however deep; names count, too. */
  private long hashBelow() {
    int outside = depth;
    long hash = PRIME ^ type.getValue();
    enter();
    while (depth > outside) {
      if (!next()) {
        leave();
        hash = mix(hash + 3);
      } else if (type == BsonType.DOCUMENT || type == BsonType.ARRAY) {
        hash = mix(hash ^ named() ^ type.getValue());
        enter();
      } else {
        hash = mix(hash ^ named() ^ hash());
      }
    }
    return hash;
  }

  private int named() {
    return arrays.get(depth) ? 0 : name.hashCode();
  }

  private static long mix(long value) {
    long mixed = (value ^ value >>> 32) * PRIME;
    return mixed ^ mixed >>> 29;
  }
}
