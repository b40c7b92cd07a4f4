package io.hotpath.servlet.sample;

import io.hotpath.profile.Method;
import java.util.List;

/**
 * A thread as it was seen once.
 *
 * @param thread its id
 * @param recorderNanos when, on the recorder's own clock
 * @param path what it did below the filter, outermost first; begins with a pseudo method where the
 *     stack was cut
 * @param filter tells the filters of several applications apart; 0 where the stack was cut above it
 */
record Sample(long thread, long recorderNanos, List<Method> path, long filter) {}
