/** Tests of the demo's parts. */
@NullMarked
package io.hotpath.samples.shop.demo;

import org.jspecify.annotations.NullMarked;
