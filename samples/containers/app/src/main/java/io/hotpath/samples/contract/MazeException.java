package io.hotpath.samples.contract;

import io.hotpath.samples.oracle.Oracle;

/** Thrown by the west wing of the maze, caught there or by {@link Maze#walk}. */
final class MazeException extends RuntimeException {
  private final long total;

  MazeException(long total) {
    super("closed");
    Oracle.hit(Oracle.EXCEPTION_CREATED);
    this.total = total;
  }

  long total() {
    return total;
  }
}
