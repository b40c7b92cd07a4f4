/** An agent that makes chosen methods of Hotpath throw, to see that no application notices. */
@NullMarked
package io.hotpath.it.fault;

import org.jspecify.annotations.NullMarked;
