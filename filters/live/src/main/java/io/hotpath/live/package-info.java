/**
 * The report of the running process as pages of its console. Knows the page of {@code report/html},
 * the profile files and the console; no server and no library of the application.
 */
@NullMarked
package io.hotpath.live;

import org.jspecify.annotations.NullMarked;
