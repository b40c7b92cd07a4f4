package io.hotpath.recorder;

import org.jspecify.annotations.Nullable;

/**
 * What happens where a request enters and leaves the application. The agent calls it from woven
 * servlets and filters and knows no servlet type; the code behind it is typed.
 */
public interface RequestHook {

  /**
   * A servlet or filter begins.
   *
   * @return what {@link #exit} must be given, or null where this is not the outermost entry
   */
  @Nullable CallTree enter(Object request, Object response);

  /**
   * The same servlet or filter ends.
   *
   * @param failure what left it, or null
   */
  void exit(CallTree tree, @Nullable Throwable failure);
}
