/**
 * Profiles in the formats of other tools. Knows the data, the escapes that all reports share,
 * Jackson and HdrHistogram.
 */
@NullMarked
package io.hotpath.export;

import org.jspecify.annotations.NullMarked;
