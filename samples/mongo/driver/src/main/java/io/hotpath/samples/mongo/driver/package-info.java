/**
 * An application on the bare MongoDB driver, whose class files run with every version of it from
 * 3.12 to 5. Each path does one thing that a profile must tell from all others.
 */
@NullMarked
package io.hotpath.samples.mongo.driver;

import org.jspecify.annotations.NullMarked;
