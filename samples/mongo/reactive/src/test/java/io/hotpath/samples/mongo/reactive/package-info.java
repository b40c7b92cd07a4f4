@NullMarked
package io.hotpath.samples.mongo.reactive;

import org.jspecify.annotations.NullMarked;
