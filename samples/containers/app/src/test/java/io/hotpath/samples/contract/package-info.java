/** Tests of the contract application without a container. */
@NullMarked
package io.hotpath.samples.contract;

import org.jspecify.annotations.NullMarked;
