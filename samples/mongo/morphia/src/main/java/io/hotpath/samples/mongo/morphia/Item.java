package io.hotpath.samples.mongo.morphia;

import dev.morphia.annotations.Entity;
import dev.morphia.annotations.Id;

/** What is kept. */
@Entity("items")
public class Item {

  @Id private int id;
  private String sku = "";
  private int price;

  /** For Morphia. */
  public Item() {}

  Item(int id, String sku, int price) {
    this.id = id;
    this.sku = sku;
    this.price = price;
  }

  int id() {
    return id;
  }

  String sku() {
    return sku;
  }

  int price() {
    return price;
  }

  void price(int other) {
    price = other;
  }
}
