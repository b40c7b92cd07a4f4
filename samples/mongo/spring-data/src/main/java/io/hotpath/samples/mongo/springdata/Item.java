package io.hotpath.samples.mongo.springdata;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** What is kept. */
@Document("items")
public record Item(@Id Integer id, String sku, int price) {

  Item atPrice(int other) {
    return new Item(id, sku, other);
  }
}
