package io.hotpath.recorder;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A request in which one call in 512 is timed, as of methods that take 10 ns. */
@State(Scope.Thread)
public class OnCountedRequest extends OnRequest {

  @Override
  byte[] modes() {
    byte[] modes = new byte[1_000];
    Arrays.fill(modes, (byte) 9);
    return modes;
  }
}
