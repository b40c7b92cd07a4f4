/**
 * Call trees by sampling, for applications that run without the agent: JDK Flight Recorder looks at
 * the threads, and what it saw on a thread goes to the route that the thread worked for.
 *
 * <p>Contract: only {@link io.hotpath.servlet.sample.FlightRecorder} refers to {@code jdk.jfr},
 * which a JVM may not have. Nothing here runs on a request thread.
 */
@NullMarked
package io.hotpath.servlet.sample;

import org.jspecify.annotations.NullMarked;
