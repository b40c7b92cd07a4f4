package io.hotpath.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.IndexFacts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MongoshTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "shop.orders       | db.getSiblingDB(\"shop\").orders",
        "shop.orderLines   | db.getSiblingDB(\"shop\").orderLines",
        "shop.$x_1         | db.getSiblingDB(\"shop\").$x_1",
        "shop.fs.files     | db.getSiblingDB(\"shop\").getCollection(\"fs.files\")",
        "shop.order-lines  | db.getSiblingDB(\"shop\").getCollection(\"order-lines\")",
        "shop.2024         | db.getSiblingDB(\"shop\").getCollection(\"2024\")",
        "shop.stats        | db.getSiblingDB(\"shop\").getCollection(\"stats\")",
        "shop.getName      | db.getSiblingDB(\"shop\").getCollection(\"getName\")",
        "shop.__proto__    | db.getSiblingDB(\"shop\").getCollection(\"__proto__\")",
        "shop.constructor  | db.getSiblingDB(\"shop\").getCollection(\"constructor\")",
        "a\"b.c\\d         | db.getSiblingDB(\"a\\\"b\").getCollection(\"c\\\\d\")",
        "shop.gr\u00fcn    | db.getSiblingDB(\"shop\").getCollection(\"gr\\u00fcn\")",
        "shop              | db.getSiblingDB(\"shop\").getCollection(\"\")",
      })
  void collection_anyName_isQuotedWhereNeeded(String namespace, String line) {
    assertThat(Mongosh.collection(namespace)).isEqualTo(line);
  }

  @Test
  void document_fields_areQuotedWhereNeeded() {
    List<IndexFacts.Key> keys =
        List.of(
            new IndexFacts.Key("plain_1", "1"),
            new IndexFacts.Key("lines.productId", "-1"),
            new IndexFacts.Key("__proto__", "1"),
            new IndexFacts.Key("a\"); db.dropDatabase(); (\"", "1"),
            new IndexFacts.Key("\u001b[31m\n\u202e\u2028", "hashed"));

    assertThat(Mongosh.document(keys))
        .isEqualTo(
            "{plain_1: 1, \"lines.productId\": -1, \"__proto__\": 1,"
                + " \"a\\\"); db.dropDatabase(); (\\\"\": 1,"
                + " \"\\u001b[31m\\u000a\\u202e\\u2028\": \"hashed\"}");
  }
}
