/** Typed code near {@code jdk.jfr}, which may be absent. Knows the JDK alone. */
@NullMarked
package io.hotpath.events;

import org.jspecify.annotations.NullMarked;
