@NullMarked
package io.hotpath.advice.level;

import org.jspecify.annotations.NullMarked;
