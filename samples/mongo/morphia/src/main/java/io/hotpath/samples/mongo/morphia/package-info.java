/** An application on Morphia, as its manual shows it. */
@NullMarked
package io.hotpath.samples.mongo.morphia;

import org.jspecify.annotations.NullMarked;
