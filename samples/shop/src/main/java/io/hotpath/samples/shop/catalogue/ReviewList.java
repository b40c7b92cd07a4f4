package io.hotpath.samples.shop.catalogue;

import io.hotpath.samples.shop.web.HtmlBuilder;
import java.util.List;
import java.util.Locale;

/** Renders the reviews of a product and their average. The product page uses it. */
final class ReviewList {
  private ReviewList() {}

  static void append(HtmlBuilder page, List<Review> reviews) {
    page.markup("<section class=\"reviews\">").element("h2", heading(reviews));
    for (Review review : reviews) {
      page.markup("<blockquote>").element("p", "stars", stars(review.stars()));
      page.element("p", review.text()).element("footer", review.author());
      page.markup("</blockquote>\n");
    }
    page.markup("</section>\n");
  }

  static double average(List<Review> reviews) {
    return reviews.stream().mapToInt(Review::stars).average().orElse(0);
  }

  private static String heading(List<Review> reviews) {
    return reviews.isEmpty()
        ? "No reviews yet"
        : String.format(Locale.ROOT, "%d reviews, %.1f of 5", reviews.size(), average(reviews));
  }

  private static String stars(int count) {
    return "\u2605".repeat(count) + "\u2606".repeat(5 - count);
  }
}
