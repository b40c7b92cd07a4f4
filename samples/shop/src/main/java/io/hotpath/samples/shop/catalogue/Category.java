package io.hotpath.samples.shop.catalogue;

/** A department of the shop; the catalogue can be narrowed down to one. */
public record Category(int id, String name) {}
