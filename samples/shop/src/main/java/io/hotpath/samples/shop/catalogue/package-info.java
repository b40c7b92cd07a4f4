/** Products and everything a visitor sees of them: home, catalogue, product, search, stock. */
@NullMarked
package io.hotpath.samples.shop.catalogue;

import org.jspecify.annotations.NullMarked;
