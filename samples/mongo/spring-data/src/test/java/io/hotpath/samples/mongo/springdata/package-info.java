@NullMarked
package io.hotpath.samples.mongo.springdata;

import org.jspecify.annotations.NullMarked;
