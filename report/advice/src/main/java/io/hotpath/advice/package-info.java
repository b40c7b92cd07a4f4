/**
 * Which indexes would pay, from the shapes of an application's queries.
 *
 * <p>Contract: knows {@code io.hotpath.profile} and {@code io.hotpath.shape}, neither a database
 * nor a driver. Says and never does: no index is ever created. Confined to one thread. Shapes and
 * names come from files and may be hostile; what is said of them is not made safe for terminals
 * here, except the lines for the MongoDB shell.
 */
@NullMarked
package io.hotpath.advice;

import org.jspecify.annotations.NullMarked;
