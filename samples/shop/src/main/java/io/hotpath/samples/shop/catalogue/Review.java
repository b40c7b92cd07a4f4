package io.hotpath.samples.shop.catalogue;

/** What a customer thinks of a product; shown on the product's page. */
public record Review(int productId, String author, int stars, String text) {}
