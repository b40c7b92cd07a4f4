/** An application, as far as the recorder can tell. */
@NullMarked
package com.acme;

import org.jspecify.annotations.NullMarked;
