/** An application on Spring Data MongoDB, as its manual shows it. */
@NullMarked
package io.hotpath.samples.mongo.springdata;

import org.jspecify.annotations.NullMarked;
