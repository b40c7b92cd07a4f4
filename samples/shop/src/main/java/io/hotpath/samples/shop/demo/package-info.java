/** The demo: starts the shop and its database, sends visitors, shows the profile. */
@NullMarked
package io.hotpath.samples.shop.demo;

import org.jspecify.annotations.NullMarked;
