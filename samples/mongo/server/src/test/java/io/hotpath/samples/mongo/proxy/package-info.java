@NullMarked
package io.hotpath.samples.mongo.proxy;

import org.jspecify.annotations.NullMarked;
