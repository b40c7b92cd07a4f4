@NullMarked
package io.hotpath.logging;

import org.jspecify.annotations.NullMarked;
