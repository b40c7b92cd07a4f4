/** Which indexes would pay, from the shapes of an application's queries. */
@NullMarked
package io.hotpath.advice;

import org.jspecify.annotations.NullMarked;
