package io.hotpath.samples.shop.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Composes the pages of the catalogue: products with their suppliers. Its servlet uses it. */
public final class Catalogue {
  /** How many products a page of the catalogue shows. */
  public static final int PAGE_SIZE = 24;

  private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

  private final ProductRepository products;
  private final SupplierRepository suppliers;
  private final boolean fixed;

  /** Reads suppliers one by one, or all at once if the mistake is to be fixed. */
  public Catalogue(ProductRepository products, SupplierRepository suppliers, boolean fixed) {
    this.products = products;
    this.suppliers = suppliers;
    this.fixed = fixed;
  }

  /** A page of the catalogue, counted from 1, of one category or of all. */
  public CataloguePage page(int number, OptionalInt categoryId) {
    // One more than shown: whether it exists answers, without a count, if there is a next page.
    List<Product> slice = products.slice(categoryId, (number - 1) * PAGE_SIZE, PAGE_SIZE + 1);
    boolean hasNext = slice.size() > PAGE_SIZE;
    List<Product> shown = hasNext ? slice.subList(0, PAGE_SIZE) : slice;
    List<ListedProduct> rows = fixed ? joinAtOnce(shown) : joinOneByOne(shown);
    logRows(rows);
    return new CataloguePage(number, rows, hasNext);
  }

  // Story, one query per row: 1 query for the list, then 1 for the supplier of every row.
  private List<ListedProduct> joinOneByOne(List<Product> shown) {
    List<ListedProduct> rows = new ArrayList<>();
    for (Product product : shown) {
      rows.add(new ListedProduct(product, suppliers.byId(product.supplierId())));
    }
    return rows;
  }

  // The repair: the suppliers of all rows in 1 query, whatever the number of rows.
  private List<ListedProduct> joinAtOnce(List<Product> shown) {
    List<Integer> ids = shown.stream().map(Product::supplierId).distinct().toList();
    Map<Integer, Supplier> found = suppliers.byIds(ids);
    List<ListedProduct> rows = new ArrayList<>();
    for (Product product : shown) {
      Supplier supplier = found.getOrDefault(product.supplierId(), suppliers.unknown());
      rows.add(new ListedProduct(product, supplier));
    }
    return rows;
  }

  // Story, noisy log: two statements per row, their strings built whether or not they are wanted.
  private static void logRows(List<ListedProduct> rows) {
    for (ListedProduct row : rows) {
      LOG.debug("about to list " + row.product() + " of " + row.supplier());
      LOG.info("listed product " + row.product().id() + " '" + row.product().name() + "'");
    }
  }
}
