/**
 * The reader's command line: {@code java -jar hotpath-agent.jar VERB FILE-OR-FOLDER...}.
 *
 * <p>Contract: knows {@code io.hotpath.text}, {@code io.hotpath.advice}, {@code
 * io.hotpath.profile}, {@code io.hotpath.mongolog}, picocli and Jackson's streaming core. Exit
 * codes are 0 for done, 1 for bad data, 2 for wrong usage; messages are single lines on stderr,
 * results go to stdout, and no user ever sees a stack trace.
 */
@NullMarked
package io.hotpath.cli;

import org.jspecify.annotations.NullMarked;
