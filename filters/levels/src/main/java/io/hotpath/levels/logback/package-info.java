/**
 * Logback 1.2 to 1.5.
 *
 * <p>Contract: typed against {@code ch.qos.logback.classic}; loaded where the application has it.
 */
@NullMarked
package io.hotpath.levels.logback;

import org.jspecify.annotations.NullMarked;
