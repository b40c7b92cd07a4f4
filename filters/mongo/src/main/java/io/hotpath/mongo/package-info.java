/**
 * What an application asks of MongoDB: typed code against the driver, for the agent and for
 * applications without it.
 */
@NullMarked
package io.hotpath.mongo;

import org.jspecify.annotations.NullMarked;
