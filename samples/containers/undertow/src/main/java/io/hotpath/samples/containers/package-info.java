/** Launches the contract application on Undertow. */
@NullMarked
package io.hotpath.samples.containers;

import org.jspecify.annotations.NullMarked;
