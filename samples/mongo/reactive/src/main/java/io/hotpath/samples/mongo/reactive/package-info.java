/** An application on the driver whose answers come on other threads than the questions. */
@NullMarked
package io.hotpath.samples.mongo.reactive;

import org.jspecify.annotations.NullMarked;
