package io.hotpath.samples.mongo.morphia;

import static dev.morphia.query.filters.Filters.eq;

import dev.morphia.Datastore;
import java.util.stream.IntStream;

/** What the paths do. The lines with the mark are those a profile must name. */
final class Shelf {

  private static final int ITEMS = 100;
  private static final int SAVED = 1_000;

  private final Datastore datastore;

  Shelf(Datastore datastore) {
    this.datastore = datastore;
  }

  void fill() {
    datastore.getDatabase().drop();
    datastore.insert(
        IntStream.range(0, ITEMS).mapToObj(i -> new Item(i, "sku-" + i, i * 3 % 100)).toList());
  }

  String findOne() {
    Item found = datastore.find(Item.class).filter(eq("sku", "sku-7")).first(); // line findOne
    return "findOne " + (found == null ? "none" : found.price());
  }

  String nPlusOne() {
    int found = 0;
    for (int i = 0; i < 20; i++) {
      Item one = datastore.find(Item.class).filter(eq("_id", i)).first(); // line nplus1
      found += one == null ? 0 : 1;
    }
    return "nplus1 " + found;
  }

  String save() {
    Item item = new Item(SAVED, "saved", 1);
    datastore.save(item); // line save
    item.price(2);
    Item saved = datastore.save(item); // line saveAgain
    return "save " + saved.price();
  }
}
