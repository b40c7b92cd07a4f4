@NullMarked
package io.hotpath.samples.mongo.morphia;

import org.jspecify.annotations.NullMarked;
