package io.hotpath.samples.shop.catalogue;

/** An article the shop sells. */
public record Product(
    int id,
    String name,
    String description,
    int categoryId,
    int supplierId,
    long priceCents,
    int stock) {}
