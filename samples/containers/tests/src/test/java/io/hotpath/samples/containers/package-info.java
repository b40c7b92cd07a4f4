/** Starts the contract application on every container and holds the answers equal. */
@NullMarked
package io.hotpath.samples.containers;

import org.jspecify.annotations.NullMarked;
