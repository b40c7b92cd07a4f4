/**
 * The one class that woven code calls. Renamed into package {@code java.lang} when the agent jar is
 * built, because every class loader, however strict, delegates that package to the boot loader.
 *
 * <p>Contract: refers to nothing but {@code java.base}.
 */
package io.hotpath.bridge;
