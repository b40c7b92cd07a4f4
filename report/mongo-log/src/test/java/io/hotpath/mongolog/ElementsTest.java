package io.hotpath.mongolog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.hotpath.shape.DocumentReader.Kind;
import io.hotpath.shape.Shaper;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three readers: JSON, BSON and the text of older servers. */
class ElementsTest {

  private static final String SHAPE =
      "{$or: [{a: ?}, {b: /^?/}], _id: ?, at: {$gte: ?}, e: {=}, m: {=x, y}, n: null,"
          + " t: {$in: [?]}} sort {at: -1} limit";

  private static final String RELAXED =
      """
      {"find":"orders","filter":{"_id":{"$oid":"5f1e2d3c4b5a69788796a5b4"},
       "at":{"$gte":{"$date":"2026-01-31T10:00:00.000Z"}},"t":{"$in":["x",{"$uuid":"a"},5,1.5]},
       "$or":[{"a":true},{"b":{"$regularExpression":{"pattern":"^ab","options":""}}}],
       "m":{"x":1,"y":{"z":[1,{}]}},"n":null,"e":{}},
       "sort":{"at":-1},"limit":20,"$db":"shop","lsid":{"id":{"$binary":{"base64":"","subType":"4"}}}}
      """;

  private static final String CANONICAL =
      """
      {"find":"orders","filter":{"_id":{"$oid":"5f1e2d3c4b5a69788796a5b4"},
       "at":{"$gte":{"$date":{"$numberLong":"1769853600000"}}},
       "t":{"$in":["x",{"$binary":{"base64":"","subType":"4"}},{"$numberInt":"5"}]},
       "$or":[{"a":{"$numberDouble":"NaN"}},{"b":{"$regularExpression":{"options":"","pattern":"^ab"}}}],
       "m":{"x":{"$numberInt":"1"},"y":[]},"n":null,"e":{}},
       "sort":{"at":{"$numberInt":"-1"}},"limit":{"$numberLong":"20"},"$db":"shop"}
      """;

  private static final String SHELL =
      "{ find: \"orders\", filter: { _id: ObjectId('5f1e2d3c4b5a69788796a5b4'),"
          + " at: { $gte: new Date(1769853600000) }, t: { $in: [ \"a \\\" b}\", UUID(\"x)\"), 5.0 ] },"
          + " $or: [ { a: true }, { b: /^a/b}/ } ], m: { x: 1, y: [ {}, BinData(0, A/B) ] },"
          + " n: null, e: {} }, sort: { at: -1.0 }, limit: 20, $db: \"shop\" }";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20_000).build())
          .build();

  private final Shaper shaper = new Shaper();

  @Test
  void shape_ofTheSameCommand_isTheSameInAllForms() throws IOException {
    assertThat(shape(json(RELAXED))).isEqualTo(SHAPE);
    assertThat(shape(json(CANONICAL))).isEqualTo(SHAPE);
    assertThat(shape(bson(command()))).isEqualTo(SHAPE);
    ShellElements shell = new ShellElements("command: find " + SHELL + " plan", 14);
    assertThat(shape(shell)).isEqualTo(SHAPE);
    assertThat(shell.end()).isEqualTo(14 + SHELL.length());
    assertThat(shaper.namespace()).isEqualTo("shop.orders");
  }

  @Test
  void json_extendedValues_haveTheirKinds() throws IOException {
    JsonElements in =
        json(
            """
            {"a":{"$numberLong":"123456789012345678"},"b":{"$numberDecimal":"1.5E+3"},
             "c":{"$date":"2026-01-31T11:00:00.5+0100"},"d":{"$date":{"$numberLong":"-5"}},
             "e":{"$code":"f()","$scope":{"x":{}}},"f":{"$minKey":1},"g":{"$gt":5},"h":12345678901234567890}
            """);

    assertThat(value(in, "a", Kind.NUMBER).number()).isEqualTo(123_456_789_012_345_678L);
    assertThat(value(in, "b", Kind.NUMBER).number()).isEqualTo(1500);
    assertThat(value(in, "c", Kind.OTHER).dateMillis()).isEqualTo(1_769_853_600_500L);
    assertThat(value(in, "d", Kind.OTHER).dateMillis()).isEqualTo(-5);
    assertThat(value(in, "e", Kind.OTHER).dateMillis()).isEqualTo(Elements.NO_DATE);
    value(in, "f", Kind.OTHER);
    value(in, "g", Kind.DOCUMENT);
    assertThat(value(in, "h", Kind.NUMBER).number()).isPositive();
    assertThat(in.next()).isFalse();
  }

  @Test
  void bson_values_areRead() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("a", -7);
    fields.put("b", 1L << 40);
    fields.put("c", 2.9);
    fields.put("d", Bson.decimal(1234, -2));
    fields.put("e", Bson.date(5));
    fields.put("f", Bson.regex("^x", "im"));
    fields.put("g", "päth");
    BsonElements in = bson(fields);

    assertThat(value(in, "a", Kind.NUMBER).number()).isEqualTo(-7);
    assertThat(value(in, "b", Kind.NUMBER).number()).isEqualTo(1L << 40);
    assertThat(value(in, "c", Kind.NUMBER).number()).isEqualTo(2);
    assertThat(value(in, "d", Kind.NUMBER).number()).isEqualTo(12);
    assertThat(value(in, "e", Kind.OTHER).dateMillis()).isEqualTo(5);
    assertThat(value(in, "f", Kind.REGEX).string()).isEqualTo("^x");
    assertThat(in.regexOptions()).isEqualTo("im");
    assertThat(value(in, "g", Kind.STRING).string()).isEqualTo("päth");
    assertThat(in.next()).isFalse();
  }

  @Test
  void damagedBytes_endInUnreadable() {
    byte[] whole = Bson.document(command());
    Random random = new Random(1);
    int unreadable = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes =
          Arrays.copyOf(
              whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
      for (int changes = random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      unreadable += readsOn(() -> shaper.read("shop", new BsonElements(bytes, 0, bytes.length)));
    }
    assertThat(unreadable).isBetween(4_000, 19_000);
  }

  @Test
  void damagedTexts_endInUnreadable() {
    Random random = new Random(2);
    for (String whole : List.of(RELAXED, CANONICAL, SHELL)) {
      int unreadable = 0;
      for (int i = 0; i < 6_000; i++) {
        StringBuilder text = new StringBuilder(whole);
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
          int at = 1 + random.nextInt(text.length() - 1);
          if (random.nextInt(3) == 0) {
            text.setLength(Math.max(5, at));
          } else {
            text.setCharAt(at, "{}[]\"':,/\\ x0(\u0000".charAt(random.nextInt(15)));
          }
        }
        String damaged = text.toString();
        unreadable +=
            readsOn(
                () ->
                    shaper.read(
                        "shop",
                        whole.equals(SHELL) ? new ShellElements(damaged, 0) : json(damaged)));
      }
      assertThat(unreadable).isBetween(1_500, 6_000);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 10_000})
  void deepDocuments_areSteppedOver(int levels) throws IOException {
    String open = "{\"a\":".repeat(levels);
    String json = "{\"find\":\"c\",\"filter\":" + open + "1" + "}".repeat(levels) + ",\"limit\":1}";
    String shell =
        "{ find: \"c\", filter: "
            + "{ a: ".repeat(levels)
            + "1"
            + " }".repeat(levels)
            + ", limit: 1 }";
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("find", "c");
    fields.put("filter", Bson.nested(levels));
    fields.put("limit", 1);

    assertThat(shape(json(json))).isEqualTo("{a: {=a}} limit");
    assertThat(shape(new ShellElements(shell, 0))).isEqualTo("{a: {=a}} limit");
    assertThat(shape(bson(fields))).isEqualTo("{a: {=a}} limit");
  }

  @Test
  void bson_impossibleLengths_areSaid() {
    byte[] bytes = Bson.document(Map.of("a", "x"));
    for (int length : new int[] {-1, 0, 4, 1 << 30, Integer.MAX_VALUE}) {
      byte[] wrong = bytes.clone();
      wrong[7] = (byte) length;
      wrong[8] = (byte) (length >> 8);
      wrong[9] = (byte) (length >> 16);
      wrong[10] = (byte) (length >> 24);

      BsonElements in = new BsonElements(wrong, 0, wrong.length);
      assertThatThrownBy(in::next).isInstanceOf(UnreadableException.class);
    }
    assertThatThrownBy(() -> new BsonElements(bytes, 0, 3)).isInstanceOf(UnreadableException.class);
  }

  private interface Reading {
    void run() throws IOException;
  }

  /** 1 when it ended in the one exception that is allowed. */
  private static int readsOn(Reading reading) {
    try {
      reading.run();
      return 0;
    } catch (UnreadableException e) {
      return 1;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Elements value(Elements in, String name, Kind kind) {
    assertThat(in.next()).as(name).isTrue();
    assertThat(in.name()).isEqualTo(name);
    assertThat(in.kind()).as(name).isEqualTo(kind);
    return in;
  }

  private String shape(Elements command) {
    shaper.read("?", command);
    return shaper.text();
  }

  private static Map<String, Object> command() {
    Map<String, @Nullable Object> filter = new LinkedHashMap<>();
    filter.put("_id", Bson.objectId());
    filter.put("at", Map.of("$gte", Bson.date(1_769_853_600_000L)));
    filter.put("t", Map.of("$in", List.of("x", 5, 1.5, 1L << 40)));
    filter.put("$or", List.of(Map.of("a", true), Map.of("b", Bson.regex("^ab", ""))));
    Map<String, Object> embedded = new LinkedHashMap<>();
    embedded.put("x", 1);
    embedded.put("y", List.of());
    filter.put("m", embedded);
    filter.put("n", null);
    filter.put("e", Map.of());
    Map<String, Object> command = new LinkedHashMap<>();
    command.put("find", "orders");
    command.put("filter", filter);
    command.put("sort", Map.of("at", -1));
    command.put("limit", 20);
    command.put("$db", "shop");
    return command;
  }

  private static BsonElements bson(Map<String, ?> fields) {
    byte[] bytes = Bson.document(fields);
    byte[] padded = new byte[bytes.length + 8];
    System.arraycopy(bytes, 0, padded, 3, bytes.length);
    return new BsonElements(padded, 3, bytes.length);
  }

  private static JsonElements json(String text) throws IOException {
    return new JsonElements(JSON.createParser(text));
  }
}
