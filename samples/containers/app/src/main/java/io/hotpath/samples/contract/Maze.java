package io.hotpath.samples.contract;

import io.hotpath.samples.oracle.MazeRules;
import io.hotpath.samples.oracle.Oracle;

/** The way into the maze: 120 methods that call each other as the seed decides. */
public final class Maze {
  private Maze() {}

  /**
   * Walks the maze and returns a number that depends on every step. Called by {@link MixedServlet}.
   */
  public static long walk(long seed) {
    Oracle.hit(Oracle.WALKED);
    int depth = MazeRules.DEPTH;
    try {
      return switch ((int) Math.floorMod(seed, 4L)) {
        case 0 -> MazeNorth.m000(seed, depth);
        case 1 -> new MazeEast(seed).m030(depth);
        case 2 -> MazeSouth.m060(seed, depth);
        default -> MazeWest.m090(seed, depth);
      };
    } catch (MazeException closed) {
      return ~closed.total;
    }
  }
}
