/** An application of many quick calls, to run as a child under the agent. */
@NullMarked
package io.hotpath.it.budget;

import org.jspecify.annotations.NullMarked;
