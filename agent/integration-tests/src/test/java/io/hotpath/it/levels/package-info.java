/** A plain servlet application that logs, to run as a child under the agent or with our servlet. */
@NullMarked
package io.hotpath.it.levels;

import org.jspecify.annotations.NullMarked;
