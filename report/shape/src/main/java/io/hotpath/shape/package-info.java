/**
 * The shape of a MongoDB command: what it asks, without a single value. The same text for a command
 * seen in the driver, in a server log and in a profiler dump.
 */
@NullMarked
package io.hotpath.shape;

import org.jspecify.annotations.NullMarked;
