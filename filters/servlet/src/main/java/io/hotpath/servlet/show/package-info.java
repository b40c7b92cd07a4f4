/**
 * How answers show their own profile: headers, and a table in HTML pages.
 *
 * <p>Contract: nothing here runs for answers that show nothing. What cannot be shown without doubt
 * stays as the application sent it. Knows the recorder only by the JDK type that it leaves in the
 * request, so that the agent's and the filter's are the same.
 */
@NullMarked
package io.hotpath.servlet.show;

import org.jspecify.annotations.NullMarked;
