/**
 * What an application logs, by statement: typed code against Logback, Log4j 2 and
 * java.util.logging, for the agent and, with Logback, for applications without it.
 */
@NullMarked
package io.hotpath.logging;

import org.jspecify.annotations.NullMarked;
