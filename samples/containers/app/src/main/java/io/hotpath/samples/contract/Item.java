package io.hotpath.samples.contract;

/** An object with a constructor that works: made by {@link ItemsServlet}. */
final class Item {
  private final int key;
  private final int weight;

  /** Calls {@link Work#leaf} once. */
  Item(int key) {
    this.key = key;
    this.weight = Work.leaf(key) & 0xFF;
  }

  /** Calls {@link Work#leaf} twice. */
  int total() {
    int total = Work.leaf(weight);
    return 31 * total + Work.leaf(key + weight);
  }
}
