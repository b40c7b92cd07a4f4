/**
 * Log levels at run time: what a logging library has, what was changed and until when, and what a
 * single request asks for.
 *
 * <p>Contract: knows the JDK, {@code io.hotpath.recorder} and, in {@code console}, a JSON parser.
 * Each library has its own package below this one, typed against it; the agent loads those beside
 * the library. Between the two pass only strings and types of this package, so that an undeployed
 * application is never kept alive.
 */
@NullMarked
package io.hotpath.levels;

import org.jspecify.annotations.NullMarked;
