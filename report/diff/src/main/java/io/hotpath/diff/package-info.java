/**
 * Two profiles compared: what changed, how certain that is, and whether it is too much. Knows the
 * data and the texts that reports share.
 */
@NullMarked
package io.hotpath.diff;

import org.jspecify.annotations.NullMarked;
