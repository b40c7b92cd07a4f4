package io.hotpath.mongolog;

import io.hotpath.shape.DocumentReader;

/**
 * Elements of a log or dump. Their dates can be read. A digest compares no values, so all hashes
 * are {@link #NO_HASH}, and nothing is read for them.
 */
interface Elements extends DocumentReader {

  /** What {@link #dateMillis} says of anything that is no date. */
  long NO_DATE = Long.MIN_VALUE;

  /** Hash of every value: nobody compares them. */
  long NO_HASH = 0;

  /** A date in milliseconds since 1970; takes the value. */
  default long dateMillis() {
    return NO_DATE;
  }

  @Override
  default long hash() {
    return NO_HASH;
  }
}
