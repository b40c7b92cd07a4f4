/**
 * The report as one page for a browser. Knows the data, the texts that all reports share, the
 * advice and Jackson; nothing of the command line. The page's own code is in the resources.
 */
@NullMarked
package io.hotpath.html;

import org.jspecify.annotations.NullMarked;
