/**
 * A profile as text that people read: the words and columns of Python's pstats, the call tree, and
 * database queries.
 *
 * <p>Contract: knows {@code io.hotpath.profile}, {@code io.hotpath.advice} and nothing else. The
 * command line prints it, and so do agent and filters inside the application, so it must not drag
 * anything along. All text that comes from a profile goes through {@link
 * io.hotpath.text.TerminalText}. Stateless or confined to one thread.
 */
@NullMarked
package io.hotpath.text;

import org.jspecify.annotations.NullMarked;
