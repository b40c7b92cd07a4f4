/**
 * {@code java.util.logging}, one for the JVM.
 *
 * <p>Contract: nothing here is asked before the application runs, since the first question starts
 * the JDK's logging.
 */
@NullMarked
package io.hotpath.levels.jul;

import org.jspecify.annotations.NullMarked;
