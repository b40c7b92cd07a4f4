/**
 * What really happened in the maze: counted by the maze itself, and counted again by following its
 * rules without running it. A package of its own so that a profile can leave it out.
 */
@NullMarked
package io.hotpath.samples.oracle;

import org.jspecify.annotations.NullMarked;
