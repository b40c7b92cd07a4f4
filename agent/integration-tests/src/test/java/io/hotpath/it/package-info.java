/**
 * The packaged agent jar under real servers: every test starts child JVMs on loopback, speaks HTTP
 * to them, and reads the profiles they wrote.
 *
 * <p>Contract: knows the agent by its jar and its files alone; of our classes only {@code
 * io.hotpath.profile}, to read them, and the contract application, to know what must be in them.
 */
@NullMarked
package io.hotpath.it;

import org.jspecify.annotations.NullMarked;
