/** Launches the contract application on Jetty 12. */
@NullMarked
package io.hotpath.samples.containers;

import org.jspecify.annotations.NullMarked;
