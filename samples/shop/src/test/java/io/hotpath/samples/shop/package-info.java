/** Tests of the shop over a real socket, with a database in memory. */
@NullMarked
package io.hotpath.samples.shop;

import org.jspecify.annotations.NullMarked;
