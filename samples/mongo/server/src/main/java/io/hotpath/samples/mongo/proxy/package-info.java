/** Stands between a MongoDB driver and its server and does what networks do on bad days. */
@NullMarked
package io.hotpath.samples.mongo.proxy;

import org.jspecify.annotations.NullMarked;
