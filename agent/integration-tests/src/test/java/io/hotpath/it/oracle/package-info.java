/** An agent that counts calls, written apart from Hotpath's own, to hold the profiles against. */
@NullMarked
package io.hotpath.it.oracle;

import org.jspecify.annotations.NullMarked;
