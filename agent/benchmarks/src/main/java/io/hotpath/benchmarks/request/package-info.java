/** What a container would bring, for benchmarks that need none of it. */
@NullMarked
package io.hotpath.benchmarks.request;

import org.jspecify.annotations.NullMarked;
