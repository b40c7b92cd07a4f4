/** Cart, checkout, orders and the admin page that lists them. */
@NullMarked
package io.hotpath.samples.shop.order;

import org.jspecify.annotations.NullMarked;
