package io.hotpath.samples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.samples.oracle.MazeRules;
import io.hotpath.samples.oracle.Oracle;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MazeTest {
  private static final int SEEDS = 500;

  @Test
  void walk_manySeeds_countsEqualTheRules() {
    for (long seed = -SEEDS; seed < SEEDS; seed++) {
      Map<String, Long> counted = countsOf(seed);

      assertThat(counted).as("seed %d", seed).isEqualTo(MazeRules.count(seed));
    }
  }

  @Test
  void walk_manySeeds_entersEveryMethod() {
    Set<String> entered = new HashSet<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      entered.addAll(countsOf(seed).keySet());
    }

    assertThat(entered).hasSize(Oracle.SIZE);
  }

  @Test
  void walk_sameSeed_sameTotal() {
    assertThat(Maze.walk(7)).isEqualTo(Maze.walk(7)).isNotEqualTo(Maze.walk(11));
  }

  @Test
  void stop_neverStarted_noCounts() {
    long unused = Maze.walk(5);

    assertThat(Oracle.stop()).isEmpty();
  }

  private static Map<String, Long> countsOf(long seed) {
    Oracle.start();
    long unused = Maze.walk(seed);
    return Oracle.stop();
  }
}
