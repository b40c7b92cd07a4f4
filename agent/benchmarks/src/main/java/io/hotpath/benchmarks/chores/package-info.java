/** Work of many small methods, and two views of where its time goes. */
@NullMarked
package io.hotpath.benchmarks.chores;

import org.jspecify.annotations.NullMarked;
