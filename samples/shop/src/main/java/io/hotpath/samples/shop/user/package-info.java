/** Accounts: login, logout and who may see the admin page. */
@NullMarked
package io.hotpath.samples.shop.user;

import org.jspecify.annotations.NullMarked;
