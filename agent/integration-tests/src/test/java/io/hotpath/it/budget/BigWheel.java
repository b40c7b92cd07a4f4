package io.hotpath.it.budget;

/** Inherits its only method. */
final class BigWheel extends Wheel {}
