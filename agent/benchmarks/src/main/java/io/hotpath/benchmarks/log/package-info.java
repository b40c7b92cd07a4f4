/** What log statements cost with the packaged agent and without it. */
@NullMarked
package io.hotpath.benchmarks.log;

import org.jspecify.annotations.NullMarked;
