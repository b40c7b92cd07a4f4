/** An application that logs a lot and knows how much, over each logging library. */
@NullMarked
package io.hotpath.samples.logging;

import org.jspecify.annotations.NullMarked;
