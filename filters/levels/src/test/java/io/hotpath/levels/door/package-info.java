/** What every door of the console must do; run by each module that has one. */
@NullMarked
package io.hotpath.levels.door;

import org.jspecify.annotations.NullMarked;
