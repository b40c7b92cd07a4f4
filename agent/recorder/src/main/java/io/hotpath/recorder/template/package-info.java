/**
 * Finds the text of a log statement in the message that the application put together itself, by the
 * constants of the class that logs.
 *
 * <p>Contract: knows the JDK and profiles alone, and keeps text from class files, never from
 * messages.
 */
@NullMarked
package io.hotpath.recorder.template;

import org.jspecify.annotations.NullMarked;
