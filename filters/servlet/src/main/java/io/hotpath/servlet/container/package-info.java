/**
 * What servlet containers know of an answer and the servlet API does not tell.
 *
 * <p>Contract: reads only, but for the response of a Tomcat behind a forward. Where a container is
 * not as its tested versions are, the answer is "unknown", never a guess.
 */
@NullMarked
package io.hotpath.servlet.container;

import org.jspecify.annotations.NullMarked;
