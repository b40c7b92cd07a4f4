/** The data an empty database starts with, the same on every machine. */
@NullMarked
package io.hotpath.samples.shop.seed;

import org.jspecify.annotations.NullMarked;
