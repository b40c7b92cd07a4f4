/** Texts for tests of all modules that show names of others. */
@NullMarked
package io.hotpath.profile.hostile;

import org.jspecify.annotations.NullMarked;
