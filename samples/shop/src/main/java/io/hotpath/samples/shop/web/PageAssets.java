package io.hotpath.samples.shop.web;

import java.util.List;

/** The style sheets and scripts every page asks for. The page layout writes them into the head. */
public final class PageAssets {
  // Story, too many files: each feature brought its own file, a first visit needs 26 more requests.
  private static final List<String> STYLES =
      List.of(
          "reset",
          "tokens",
          "typography",
          "layout",
          "header",
          "navigation",
          "search",
          "footer",
          "buttons",
          "forms",
          "cards",
          "messages",
          "catalogue",
          "product",
          "reviews",
          "cart",
          "admin");

  private static final List<String> SCRIPTS =
      List.of(
          "dom",
          "navigation",
          "search",
          "stock",
          "recommendations",
          "cart",
          "messages",
          "dates",
          "table-sort");

  private PageAssets() {}

  /** The paths of the style sheets, in the order in which they build on each other. */
  public static List<String> stylePaths() {
    return STYLES.stream().map(name -> "/static/css/" + name + ".css").toList();
  }

  /** The paths of the scripts, in the order in which they build on each other. */
  public static List<String> scriptPaths() {
    return SCRIPTS.stream().map(name -> "/static/js/" + name + ".js").toList();
  }
}
