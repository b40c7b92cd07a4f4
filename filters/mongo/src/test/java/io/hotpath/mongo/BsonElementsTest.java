package io.hotpath.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.shape.DocumentReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class BsonElementsTest {

  /** What a reader says of a document, everything taken. */
  private static String told(DocumentReader reader) {
    StringBuilder told = new StringBuilder("{");
    while (reader.next()) {
      told.append(reader.name()).append(':');
      switch (reader.kind()) {
        case DOCUMENT -> {
          reader.enter();
          told.append(told(reader));
          reader.leave();
        }
        case ARRAY -> {
          reader.enter();
          told.append(array(reader));
          reader.leave();
        }
        case STRING -> told.append(reader.string());
        case NUMBER -> told.append(reader.number());
        case BOOLEAN -> told.append(reader.bool());
        case REGEX -> told.append(reader.string()).append('/').append(reader.regexOptions());
        case NULL -> told.append("null");
        case OTHER -> told.append("other");
      }
      told.append(' ');
    }
    return told.append('}').toString();
  }

  private static String array(DocumentReader reader) {
    int elements = 0;
    while (reader.next()) {
      elements++;
    }
    return "[" + elements + "]";
  }

  private static List<DocumentReader> readers(BsonDocument document) {
    return List.of(
        new BsonElements(document.asBsonReader()),
        new BsonElements(new RawBsonDocument(document, new BsonDocumentCodec()).asBsonReader()));
  }

  @Test
  void document_ofAllKinds_isTold() {
    BsonDocument document =
        BsonDocument.parse(
                "{a: 1, b: {c: 'x', d: [1, {e: 2}, 3]}, f: true, g: null, h: 2.9, i: []}")
            .append("r", new BsonRegularExpression("^p", "i"))
            .append("l", new BsonInt64(1L << 40))
            .append("o", new BsonObjectId(new ObjectId()));

    for (DocumentReader reader : readers(document)) {
      assertThat(told(reader))
          .isEqualTo(
              "{a:1 b:{c:x d:[3] } f:true g:null h:2 i:[0] r:^p/i l:1099511627776 o:other }");
    }
  }

  @Test
  void leave_withElementsLeft_stepsOverThem() {
    BsonDocument document = BsonDocument.parse("{a: {b: 1, c: {d: [1, 2]}, e: 3}, f: 4}");

    for (DocumentReader reader : readers(document)) {
      assertThat(reader.next()).isTrue();
      reader.enter();
      assertThat(reader.next()).isTrue();
      assertThat(reader.next()).isTrue();
      reader.enter();
      reader.leave();
      reader.leave();
      assertThat(reader.next()).isTrue();
      assertThat(reader.name()).isEqualTo("f");
      assertThat(reader.number()).isEqualTo(4);
      assertThat(reader.next()).isFalse();
    }
  }

  @Test
  void hash_isThatOfTheValue() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      BsonValue value = value(random, 4);
      BsonValue other = value(random, 4);
      List<Long> hashes = hashes(value);

      assertThat(hashes.get(0)).isEqualTo(hashes.get(1));
      if (!value.equals(other)) {
        assertThat(hashes(other).get(0)).as("%s and %s", value, other).isNotEqualTo(hashes.get(0));
      }
    }
  }

  @Test
  void hash_ofAVeryDeepValue_isTaken() {
    BsonDocument deep = new BsonDocument("leaf", new BsonInt32(1));
    for (int i = 0; i < 90; i++) {
      deep = new BsonDocument("d", deep);
    }

    List<Long> hashes = hashes(deep);

    assertThat(hashes.get(0)).isEqualTo(hashes.get(1));
  }

  private static List<Long> hashes(BsonValue value) {
    List<Long> hashes = new ArrayList<>();
    for (DocumentReader reader : readers(new BsonDocument("v", value).append("z", value))) {
      assertThat(reader.next()).isTrue();
      hashes.add(reader.hash());
      assertThat(reader.next()).isTrue();
      assertThat(reader.name()).isEqualTo("z");
    }
    return hashes;
  }

  private static BsonValue value(Random random, int levels) {
    return switch (random.nextInt(levels > 0 ? 10 : 8)) {
      case 0 -> new BsonInt32(random.nextInt(1_000));
      case 1 -> new BsonInt64(random.nextLong());
      case 2 -> new BsonDouble(random.nextDouble());
      case 3 -> new BsonString("s" + random.nextInt(1_000));
      case 4 -> BsonBoolean.valueOf(random.nextBoolean());
      case 5 -> new BsonDateTime(random.nextInt());
      case 6 -> new BsonObjectId(new ObjectId(random.nextInt(), random.nextInt(1 << 20)));
      case 7 -> BsonNull.VALUE;
      case 8 -> {
        BsonArray array = new BsonArray();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(value(random, levels - 1));
        }
        yield array;
      }
      default -> {
        BsonDocument document = new BsonDocument();
        for (int i = random.nextInt(4); i > 0; i--) {
          document.put("f" + random.nextInt(9), value(random, levels - 1));
        }
        yield document;
      }
    };
  }
}
