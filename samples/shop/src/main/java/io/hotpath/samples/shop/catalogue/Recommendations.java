package io.hotpath.samples.shop.catalogue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Picks the best reviewed products of a department. Its servlet uses it. */
public final class Recommendations {
  private static final int CANDIDATES = 12;
  private static final int SHOWN = 4;

  private final ProductRepository products;
  private final ReviewRepository reviews;

  /** Picks from these products by these reviews. */
  public Recommendations(ProductRepository products, ReviewRepository reviews) {
    this.products = products;
    this.reviews = reviews;
  }

  /** The best reviewed products of the category, the best first. */
  public List<Product> best(OptionalInt categoryId) {
    List<Product> candidates = products.slice(categoryId, 0, CANDIDATES);
    Map<Integer, Double> scores = scores(candidates);
    Comparator<Product> byScore =
        Comparator.comparingDouble(product -> scores.getOrDefault(product.id(), 0.0));
    return candidates.stream().sorted(byScore.reversed()).limit(SHOWN).toList();
  }

  private Map<Integer, Double> scores(List<Product> candidates) {
    Map<Integer, Double> scores = new HashMap<>();
    for (Product product : candidates) {
      scores.put(product.id(), ReviewList.average(reviews.ofProduct(product.id())));
    }
    return scores;
  }
}
