/** The sample shop: its main classes, its settings and the wiring of everything below. */
@NullMarked
package io.hotpath.samples.shop;

import org.jspecify.annotations.NullMarked;
