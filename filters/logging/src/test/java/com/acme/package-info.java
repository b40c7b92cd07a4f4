/** An application, as far as Hotpath can tell. */
@NullMarked
package com.acme;

import org.jspecify.annotations.NullMarked;
