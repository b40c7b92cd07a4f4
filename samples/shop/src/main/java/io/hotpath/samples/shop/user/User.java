package io.hotpath.samples.shop.user;

/** Somebody with an account: a customer, or the shop's staff. */
public record User(String login, String displayName, boolean admin) {}
