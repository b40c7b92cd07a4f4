package io.hotpath.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Walks over bytes, beside the driver's own idea of the same document. */
class BsonBytesTest {

  private static final List<Supplier<BsonValue>> VALUES =
      List.of(
          () -> new BsonInt32(-7),
          () -> new BsonInt64(Long.MIN_VALUE),
          () -> new BsonDouble(2.5e12),
          () -> new BsonString("täxt"),
          () -> new BsonString(""),
          () -> new BsonBinary(new byte[] {1, 0, 3}),
          () -> new BsonUndefined(),
          () -> new BsonObjectId(new ObjectId()),
          () -> BsonBoolean.TRUE,
          () -> new BsonDateTime(1),
          () -> BsonNull.VALUE,
          () -> new BsonRegularExpression("a.b", "ix"),
          () -> new BsonDbPointer("a.b", new ObjectId()),
          () -> new BsonJavaScript("f()"),
          () -> new BsonSymbol("s"),
          () -> new BsonJavaScriptWithScope("f()", new BsonDocument("x", new BsonInt32(1))),
          () -> new BsonTimestamp(5),
          () -> new BsonDecimal128(new Decimal128(12)),
          () -> new BsonMinKey(),
          () -> new BsonMaxKey());

  private final Random random = new Random(20261123);

  private BsonValue value(int depth) {
    int kind = random.nextInt(VALUES.size() + (depth == 0 ? 0 : 4));
    if (kind < VALUES.size()) {
      return VALUES.get(kind).get();
    }
    return kind % 2 == 0 ? document(depth - 1) : array(depth - 1);
  }

  private BsonDocument document(int depth) {
    BsonDocument document = new BsonDocument();
    for (int i = random.nextInt(8); i > 0; i--) {
      document.put("f" + "ö".repeat(random.nextInt(3)) + i, value(depth));
    }
    return document;
  }

  private BsonArray array(int depth) {
    BsonArray array = new BsonArray();
    for (int i = random.nextInt(15); i > 0; i--) {
      array.add(value(depth));
    }
    return array;
  }

  @Test
  void walk_overRandomDocuments_findsWhatTheDriverFinds() {
    for (int i = 0; i < 5_000; i++) {
      BsonDocument document = document(4);
      BsonBytes bytes = BsonBytes.of(document);

      assertThat(walked(bytes)).isEqualTo(expected(document));
    }
  }

  private static List<String> walked(BsonBytes bytes) {
    List<String> found = new ArrayList<>();
    while (bytes.next()) {
      found.add(described(bytes));
    }
    return found;
  }

  private static String described(BsonBytes bytes) {
    if (bytes.isDocument()) {
      bytes.enter();
      return walked(bytes).toString();
    }
    return bytes.isArray() ? "array of " + bytes.countElements() : "" + bytes.number();
  }

  private static List<String> expected(BsonDocument document) {
    return document.values().stream().map(BsonBytesTest::expected).toList();
  }

  private static String expected(BsonValue value) {
    return switch (value.getBsonType()) {
      case DOCUMENT -> expected(value.asDocument()).toString();
      case ARRAY -> "array of " + value.asArray().size();
      case INT32, INT64, DOUBLE -> "" + value.asNumber().longValue();
      default -> "0";
    };
  }

  @Test
  void name_isComparedInFull() {
    BsonBytes bytes = BsonBytes.of(BsonDocument.parse("{code: 1, 'cödé': 2}"));

    assertThat(bytes.next()).isTrue();
    assertThat(bytes.isNamed("code")).isTrue();
    assertThat(bytes.isNamed("cod")).isFalse();
    assertThat(bytes.isNamed("codes")).isFalse();
    assertThat(bytes.isNamed("cope")).isFalse();
    bytes.skip();
    assertThat(bytes.next()).isTrue();
    assertThat(bytes.isNamed("code")).isFalse();
  }

  @Test
  void damagedBytes_endInAnExceptionOrAtTheEnd() {
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      ByteBuf raw = new RawBsonDocument(document(3), new BsonDocumentCodec()).getByteBuffer();
      byte[] damaged = raw.array().clone();
      for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        var unused = walked(BsonBytes.of(new RawBsonDocument(damaged)));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
