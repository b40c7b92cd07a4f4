/**
 * What one request does while it runs, and the collector that folds finished requests into windows.
 *
 * <p>Contract: knows the JDK and {@code io.hotpath.profile}, nothing of servlets, databases,
 * loggers or byte code. On a request thread it never blocks, logs, writes or (after warm-up)
 * allocates.
 */
@NullMarked
package io.hotpath.recorder;

import org.jspecify.annotations.NullMarked;
