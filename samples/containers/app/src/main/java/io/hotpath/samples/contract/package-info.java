/**
 * The contract application: servlets of known behaviour, the same in every container. What each
 * path answers and which methods it runs how often is fixed, so that a profile can be compared with
 * what is known to have happened.
 */
@NullMarked
package io.hotpath.samples.contract;

import org.jspecify.annotations.NullMarked;
