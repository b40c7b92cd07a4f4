/** What the applications of the MongoDB samples share: a web server, and how it starts and ends. */
@NullMarked
package io.hotpath.samples.mongo.launch;

import org.jspecify.annotations.NullMarked;
