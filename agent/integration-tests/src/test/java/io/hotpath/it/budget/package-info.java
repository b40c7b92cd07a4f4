/** Applications to run as children under the agent: one of many quick calls, one of none. */
@NullMarked
package io.hotpath.it.budget;

import org.jspecify.annotations.NullMarked;
