/** A servlet that waits for what is tested. */
@NullMarked
package io.hotpath.it.waits;

import org.jspecify.annotations.NullMarked;
