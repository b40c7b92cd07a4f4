package io.hotpath.samples.shop.catalogue;

/** Who makes a product; shown next to it in the catalogue. */
public record Supplier(int id, String name, String city) {}
