/** An application to run as a child under the agent: one servlet. */
@NullMarked
package io.hotpath.it.apps;

import org.jspecify.annotations.NullMarked;
