@NullMarked
package io.hotpath.samples.mongo.server;

import org.jspecify.annotations.NullMarked;
