/** What the launchers of all containers share: their settings, and how they start and end. */
@NullMarked
package io.hotpath.samples.containers.launch;

import org.jspecify.annotations.NullMarked;
