/**
 * A MongoDB server in memory for tests: what a real one would answer, as far as it is simulated,
 * and on demand what goes wrong with a real one.
 */
@NullMarked
package io.hotpath.samples.mongo.server;

import org.jspecify.annotations.NullMarked;
