/**
 * What was measured, as data: how two measurements merge, and how they are written to and read from
 * profile files.
 *
 * <p>Contract: knows HdrHistogram and Jackson's streaming core, nothing of servlets, databases,
 * agents or rendering. Everything here is confined to one thread unless its class says otherwise.
 */
@NullMarked
package io.hotpath.profile;

import org.jspecify.annotations.NullMarked;
