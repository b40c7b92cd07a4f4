/**
 * Which loggers should be less talkative, and what would vanish from the log.
 *
 * <p>Contract: from profiles alone; knows the JDK and profiles.
 */
@NullMarked
package io.hotpath.advice.level;

import org.jspecify.annotations.NullMarked;
