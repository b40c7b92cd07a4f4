package io.hotpath.agent;

import io.hotpath.bridge.HotpathBridge;
import io.hotpath.recorder.ProbePath;

/** As woven code does: by the bridge in {@code java.lang}. Thread-safe. */
final class BridgePath implements ProbePath {

  @Override
  public long enter(int method) {
    return HotpathBridge.enter(method);
  }

  @Override
  public void exit(long token) {
    HotpathBridge.exit(token);
  }
}
