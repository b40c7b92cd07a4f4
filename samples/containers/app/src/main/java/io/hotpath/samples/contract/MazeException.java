package io.hotpath.samples.contract;

import io.hotpath.samples.oracle.Oracle;

/** Thrown by the west wing of the maze, caught there or by {@link Maze#walk}. */
final class MazeException extends RuntimeException {
  // Read as a field: an accessor would be a method of the maze that its rules do not count.
  final long total;

  MazeException(long total) {
    super("closed");
    Oracle.hit(Oracle.EXCEPTION_CREATED);
    this.total = total;
  }
}
