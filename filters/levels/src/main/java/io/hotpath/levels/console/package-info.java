/**
 * The endpoint that lists and changes levels, whatever door it stands behind: a servlet, or the
 * agent's own port.
 *
 * <p>Contract: a {@link ConsoleRequest} in, a {@link ConsoleResponse} out; no type of a server. The
 * {@link Guard} comes before everything. More pages can be {@link Console#add added}.
 */
@NullMarked
package io.hotpath.levels.console;

import org.jspecify.annotations.NullMarked;
