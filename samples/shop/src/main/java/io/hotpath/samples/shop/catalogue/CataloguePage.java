package io.hotpath.samples.shop.catalogue;

import java.util.List;

/** One page of the catalogue: its rows, and whether another page follows. */
public record CataloguePage(int number, List<ListedProduct> rows, boolean hasNext) {}
