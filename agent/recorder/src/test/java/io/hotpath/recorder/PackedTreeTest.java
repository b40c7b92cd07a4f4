package io.hotpath.recorder;

import static java.util.Objects.requireNonNull;
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
      tree.called(500, seed % 4);

      packed.pack(tree);
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
  void unpack_ofATreeThatHoldsMoreThanCalls_saysWhatTheThreadAskedAndLogged() {
    CallTree tree = closed(5, 3, 12);
    tree.seen(ThreadActivity.LOCKED_OUT);
    tree.logs().emitted(3, 7);
    tree.logs().wrote(3, 80);
    tree.operations().begin(2, 1, 9, 10, false);
    tree.operations().failStatement("11000 DuplicateKey");
    tree.operations().end(1_234);

    packed.pack(tree);
    assertThat(tree.looks.isEmpty()).isTrue();
    tree.clear();
    packed.unpack(unpacked);

    assertThat(unpacked.looks.get(0, ThreadActivity.LOCKED_OUT)).isEqualTo(1);
    assertThat(requireNonNull(unpacked.logsSoFar()).size()).isEqualTo(1);
    assertThat(unpacked.logs().statement(0)).isEqualTo(3);
    assertThat(unpacked.logs().bytes(0)).isEqualTo(80);
    assertThat(requireNonNull(unpacked.operationsSoFar()).size()).isEqualTo(1);
    assertThat(unpacked.operations().query(0)).isEqualTo(2);
    assertThat(unpacked.operations().nanos(0)).isEqualTo(1_234);
    assertThat(unpacked.operations().failures()).hasSize(1);
  }

  @Test
  void unpack_ofATreeWithCallsAfterOneThatLogged_hasNothingOfIt() {
    CallTree logged = closed(5, 3, 12);
    logged.seen(ThreadActivity.RUNNING);
    logged.logs().emitted(1, 7);
    logged.operations().begin(2, 1, 9, 10, false);
    logged.operations().end(1_234);
    packed.pack(logged);
    packed.unpack(unpacked);

    packed.pack(closed(2, 3, 12));
    packed.unpack(unpacked);

    assertThat(unpacked.looks.isEmpty()).isTrue();
    assertThat(unpacked.logsSoFar()).isNull();
    assertThat(unpacked.operationsSoFar()).isNull();
  }

  @Test
  void fits_aTreeBeyondABound_isFalse() {
    CallTree large = closed(3, 300, 40_000);
    CallTree logged = closed(5, 3, 12);
    CallTree asked = closed(6, 3, 12);
    for (int i = 0; i < PackedTree.MAX_ENTRIES; i++) {
      logged.logs().emitted(1 + i, 7);
      asked.operations().begin(2, 1, 9, 10 + i, false);
      asked.operations().end(1_234);
    }

    assertThat(large.size()).isGreaterThan(PackedTree.MAX_NODES);
    assertThat(PackedTree.fits(large)).isFalse();
    assertThat(PackedTree.fits(logged)).isTrue();
    assertThat(PackedTree.fits(asked)).isTrue();
    logged.logs().emitted(1 + PackedTree.MAX_ENTRIES, 7);
    asked.operations().begin(2, 1, 9, 9, false);
    assertThat(PackedTree.fits(logged)).isFalse();
    assertThat(PackedTree.fits(asked)).isFalse();
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
