package io.hotpath.samples.shop.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.bson.Document;

/** The categories, suppliers and products of a new shop. */
final class SeedCatalogue {
  private static final List<String> QUALITIES =
      List.of(
          "Simple",
          "Classic",
          "Compact",
          "Large",
          "Folding",
          "Enamelled",
          "Everyday",
          "Oak",
          "Handmade",
          "Travel");

  private static final List<String> CATEGORIES =
      List.of(
          "Kitchen",
          "Garden",
          "Lighting",
          "Desk",
          "Bath",
          "Bedroom",
          "Toys",
          "Repair",
          "Table",
          "Hallway",
          "Outdoors",
          "Music");

  // Five things per category, in the order of the categories.
  private static final List<List<String>> THINGS =
      List.of(
          List.of("Kettle", "Saucepan", "Mixing Bowl", "Bread Knife", "Colander"),
          List.of("Watering Can", "Spade", "Rake", "Bird Feeder", "Plant Pot"),
          List.of("Desk Lamp", "Lantern", "Candle Holder", "Wall Lamp", "Night Light"),
          List.of("Notebook", "Pencil Case", "Paper Tray", "Letter Opener", "Book End"),
          List.of("Soap Dish", "Towel Rail", "Bath Mat", "Mirror", "Shower Shelf"),
          List.of("Blanket", "Pillow", "Alarm Clock", "Bed Tray", "Clothes Rack"),
          List.of("Wooden Train", "Spinning Top", "Puzzle", "Kite", "Building Blocks"),
          List.of("Hammer", "Screwdriver Set", "Sewing Box", "Tool Roll", "Glue Press"),
          List.of("Teapot", "Jug", "Salad Servers", "Butter Dish", "Egg Cup"),
          List.of("Coat Hook", "Umbrella Stand", "Shoe Rack", "Key Box", "Door Mat"),
          List.of("Picnic Basket", "Hammock", "Camp Stool", "Water Bottle", "Rucksack"),
          List.of("Music Stand", "Metronome", "Ukulele", "Tambourine", "Record Shelf"));

  private static final List<String> CITIES =
      List.of("Ghent", "Porto", "Graz", "Turku", "Leeds", "Brno", "Lyon", "Aarhus");

  private static final int SUPPLIERS = 40;

  private SeedCatalogue() {}

  static List<Document> categories() {
    List<Document> categories = new ArrayList<>();
    for (int i = 0; i < CATEGORIES.size(); i++) {
      categories.add(new Document("_id", i + 1).append("name", CATEGORIES.get(i)));
    }
    return categories;
  }

  static List<Document> suppliers() {
    List<Document> suppliers = new ArrayList<>();
    for (int id = 1; id <= SUPPLIERS; id++) {
      String city = CITIES.get(id % CITIES.size());
      suppliers.add(
          new Document("_id", id)
              .append("name", "Workshop " + id + " & Daughters")
              .append("city", city));
    }
    return suppliers;
  }

  /** 600 products; neighbours are of different categories, so that a page shows a mixture. */
  static List<Document> products(Random random) {
    List<Document> products = new ArrayList<>();
    for (String quality : QUALITIES) {
      for (int thing = 0; thing < THINGS.get(0).size(); thing++) {
        for (int category = 0; category < CATEGORIES.size(); category++) {
          String name = quality + " " + THINGS.get(category).get(thing);
          products.add(product(products.size() + 1, name, category + 1, random));
        }
      }
    }
    return products;
  }

  private static Document product(int id, String name, int categoryId, Random random) {
    String description =
        "The " + name.toLowerCase(Locale.ROOT) + ": made to be used daily and to be repaired.";
    return new Document("_id", id)
        .append("name", name)
        .append("description", description)
        .append("categoryId", categoryId)
        .append("supplierId", 1 + random.nextInt(SUPPLIERS))
        .append("priceCents", 250L + 10L * random.nextInt(2_000))
        .append("stock", 20 + random.nextInt(480));
  }
}
