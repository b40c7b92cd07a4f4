/**
 * What MongoDB servers found slow, read from their logs and from dumps of their profiler, by the
 * shape of the query.
 *
 * <p>Contract: knows {@code io.hotpath.profile}, {@code io.hotpath.shape}, {@code
 * io.hotpath.advice} and Jackson's streaming core. The command line uses it. Input is hostile: what
 * cannot be used is counted with a reason that quotes nothing of it. No value of a query is kept
 * beyond the line that holds it. Confined to one thread.
 */
@NullMarked
package io.hotpath.mongolog;

import org.jspecify.annotations.NullMarked;
