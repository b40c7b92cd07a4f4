/** A Spring Boot Admin server, unmodified. */
@NullMarked
package io.hotpath.samples.admin;

import org.jspecify.annotations.NullMarked;
