/** Launches the contract application on Tomcat, 10.1 or 11: the same classes run on both. */
@NullMarked
package io.hotpath.samples.containers;

import org.jspecify.annotations.NullMarked;
