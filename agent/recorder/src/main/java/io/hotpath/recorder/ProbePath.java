package io.hotpath.recorder;

/**
 * The way from woven code to the recorder: what probes cost is measured along it. Called on the
 * collector's thread, while a tree of its own is attached to it.
 */
public interface ProbePath {

  /**
   * A woven method begins.
   *
   * @return what {@link #exit} must be given
   */
  long enter(int method);

  /** It ends. */
  void exit(long token);
}
