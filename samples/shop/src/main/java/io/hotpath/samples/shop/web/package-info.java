/** What every page of the shop shares: layout, escaping, prices, filters and error pages. */
@NullMarked
package io.hotpath.samples.shop.web;

import org.jspecify.annotations.NullMarked;
