/**
 * Log4j 2.
 *
 * <p>Contract: typed against {@code org.apache.logging.log4j.core}; loaded where the application
 * has it.
 */
@NullMarked
package io.hotpath.levels.log4j;

import org.jspecify.annotations.NullMarked;
