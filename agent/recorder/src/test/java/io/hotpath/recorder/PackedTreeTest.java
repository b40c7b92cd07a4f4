package io.hotpath.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PackedTreeTest {

  private final PackedTree packed = new PackedTree();
  private final CallTree unpacked = new CallTree();

  @Test
  void unpack_ofRandomCalls_saysWhatTheTreeDid() {
    for (int seed = 0; seed < 300; seed++) {
      CallTree tree = closed(seed, 1 + seed % 30, 10 + seed);
      // Callers' counts, and calls in another mode.
      tree.sums[CallTree.SLOTS + Positions.SITED] = seed % 3;

      assertThat(packed.pack(tree)).isTrue();
      packed.unpack(unpacked);

      assertThat(unpacked.size()).isEqualTo(tree.size());
      assertThat(unpacked.lost).isEqualTo(tree.lost);
      assertThat(unpacked.cpuNanos).isEqualTo(tree.cpuNanos);
      assertThat(unpacked.allocatedBytes).isEqualTo(tree.allocatedBytes);
      assertThat(unpacked.detachedNanos()).isEqualTo(tree.detachedNanos());
      assertSameNodes(tree);
    }
  }

  private void assertSameNodes(CallTree tree) {
    assertThat(unpacked.sums[Positions.CALLS]).isEqualTo(tree.sums[Positions.CALLS]);
    assertThat(unpacked.sums[Positions.TOTAL]).isEqualTo(tree.sums[Positions.TOTAL]);
    for (int node = CallTree.SLOTS; node < tree.end; node += CallTree.SLOTS) {
      assertThat(unpacked.links[node + Positions.METHOD])
          .isEqualTo(tree.links[node + Positions.METHOD]);
      assertThat(unpacked.links[node + Positions.PARENT])
          .isEqualTo(tree.links[node + Positions.PARENT]);
      for (int slot = 0; slot < CallTree.SLOTS; slot++) {
        assertThat(unpacked.sums[node + slot]).isEqualTo(tree.sums[node + slot]);
      }
    }
  }

  @Test
  void unpack_ofASmallTreeAfterALargeOne_hasNothingOfIt() {
    packed.pack(closed(1, 60, 900));
    packed.unpack(unpacked);
    CallTree small = closed(2, 3, 12);

    packed.pack(small);
    packed.unpack(unpacked);

    assertThat(unpacked.size()).isEqualTo(small.size());
    assertThat(unpacked.calls()).isEqualTo(small.calls());
  }

  @Test
  void pack_ofATreeThatIsLargeOrHoldsMoreThanCalls_isRefused() {
    CallTree large = closed(3, 300, 40_000);
    CallTree seen = closed(4, 3, 12);
    seen.seen(ThreadActivity.RUNNING);
    CallTree logged = closed(5, 3, 12);
    logged.logs().emitted(1, 7);

    assertThat(large.size()).isGreaterThan(PackedTree.MAX_NODES);
    assertThat(packed.pack(large)).isFalse();
    assertThat(packed.pack(seen)).isFalse();
    assertThat(packed.pack(logged)).isFalse();
    assertThat(packed.isEmpty()).isTrue();
  }

  private static CallTree closed(int seed, int methods, int steps) {
    CallTree tree = new CallTree();
    tree.modes = new byte[] {0, 0, 1, 2, 3};
    tree.open(System.nanoTime());
    new RandomCalls(seed, methods, 0.6).run(tree, new TreeModel(CallTree.MAX_NODES), steps);
    tree.close(System.nanoTime(), seed, seed * 2L);
    return tree;
  }
}
