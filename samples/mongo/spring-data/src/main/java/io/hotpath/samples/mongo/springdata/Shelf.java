package io.hotpath.samples.mongo.springdata;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.stream.IntStream;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What the paths do. The lines with the mark are those a profile must name. */
public class Shelf {

  private static final int ITEMS = 100;
  private static final int SAVED = 1_000;

  private final MongoTemplate template;
  private final ItemRepository repository;

  Shelf(MongoTemplate template, ItemRepository repository) {
    this.template = template;
    this.repository = repository;
  }

  void fill() {
    template.dropCollection(Item.class);
    template.insertAll(
        IntStream.range(0, ITEMS).mapToObj(i -> new Item(i, "sku-" + i, i * 3 % 100)).toList());
  }

  /** By a derived query. */
  String findOne() {
    Item found = repository.findBySku("sku-7").orElseThrow(); // line findOne
    return "findOne " + found.price();
  }

  String template() {
    Item found = template.findOne(query(where("price").gt(96)), Item.class); // line template
    return "template " + (found == null ? "none" : found.sku());
  }

  String nPlusOne() {
    int found = 0;
    for (int i = 0; i < 20; i++) {
      found += repository.findById(i).isPresent() ? 1 : 0; // line nplus1
    }
    return "nplus1 " + found;
  }

  /** Whether it is new or not, the library replaces it. */
  String save() {
    Item item = repository.save(new Item(SAVED, "saved", 1)); // line save
    Item saved = repository.save(item.atPrice(2)); // line saveAgain
    return "save " + saved.price();
  }
}
