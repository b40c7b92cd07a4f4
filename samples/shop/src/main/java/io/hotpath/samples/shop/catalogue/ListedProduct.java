package io.hotpath.samples.shop.catalogue;

/** A product together with its supplier, as one row of the catalogue shows it. */
public record ListedProduct(Product product, Supplier supplier) {}
