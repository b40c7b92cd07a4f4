package io.hotpath.samples.shop.catalogue;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Reads the categories. The shop does so once at its start: they only change with a release. */
public final class CategoryRepository {
  private final MongoCollection<Document> categories;

  /** Reads from the collection "categories" of the shop's database. */
  public CategoryRepository(MongoDatabase database) {
    this.categories = database.getCollection("categories");
  }

  /** All categories in the order in which the menu shows them. */
  public List<Category> all() {
    List<Category> found = new ArrayList<>();
    for (Document document : categories.find().sort(Sorts.ascending("_id"))) {
      found.add(new Category(document.getInteger("_id"), document.getString("name")));
    }
    return List.copyOf(found);
  }
}
