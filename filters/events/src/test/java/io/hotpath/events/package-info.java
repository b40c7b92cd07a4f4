@NullMarked
package io.hotpath.events;

import org.jspecify.annotations.NullMarked;
