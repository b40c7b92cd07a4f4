@NullMarked
package io.hotpath.recorder.template;

import org.jspecify.annotations.NullMarked;
