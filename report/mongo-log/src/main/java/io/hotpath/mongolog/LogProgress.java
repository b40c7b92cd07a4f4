package io.hotpath.mongolog;

/** Is told how far a long reading is; called by {@link LogReader} on its thread. */
@FunctionalInterface
public interface LogProgress {

  /**
   * Called every some hundred lines.
   *
   * @param bytes read of the file as it lies on the disk
   * @param size of the file
   * @param operations slow ones found so far, in all files
   */
  void at(String file, long bytes, long size, long operations);
}
