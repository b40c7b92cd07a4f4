/**
 * Requests of Jakarta Servlet containers: where they begin and end, and what their route is.
 *
 * <p>Contract: typed code against {@code jakarta.servlet} 6.0, used in two ways. In {@code web.xml}
 * as {@link io.hotpath.servlet.ProfileFilter}; in the agent as {@link
 * io.hotpath.servlet.ServletRequests}, loaded beside the container's servlet API.
 */
@NullMarked
package io.hotpath.servlet;

import org.jspecify.annotations.NullMarked;
