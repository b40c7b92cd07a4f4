@NullMarked
package io.hotpath.samples.mongo.driver;

import org.jspecify.annotations.NullMarked;
