/**
 * The agent: premain, what is woven and how, and the bridge from woven code to the recorder.
 *
 * <p>Contract: before {@code main} nothing here touches logging, JMX or JFR, and premain never
 * throws. Woven code knows only {@code java.lang.HotpathBridge}.
 */
@NullMarked
package io.hotpath.agent;

import org.jspecify.annotations.NullMarked;
