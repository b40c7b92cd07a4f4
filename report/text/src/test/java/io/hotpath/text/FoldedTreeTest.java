package io.hotpath.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CallNode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedTreeTest {

  @ParameterizedTest
  @CsvSource({
    "a a a a, a4",
    "a b a b a b, a1 b3 a2",
    "a b c a b c, a1 b1 c2 a1 b1",
    "chain x chain y chain z, chain1 x1 chain1 y1 chain1 z1",
    "a b b b c, a1 b3 c1",
  })
  void of_path_foldsWhatRepeats(String path, String folded) {
    CallNode root = CallNode.root();
    CallNode at = root;
    for (String name : path.split(" ", -1)) {
      at = at.child(ShopProfile.method("C", name, 1));
      at.add(1, 0, 100);
    }

    StringBuilder shown = new StringBuilder();
    FoldedTree node = FoldedTree.of(root);
    while (!node.children().isEmpty()) {
      node = node.children().get(0);
      shown.append(shown.isEmpty() ? "" : " ").append(node.method.name()).append(node.calls());
    }

    assertThat(shown).hasToString(folded);
  }

  @Test
  void of_folded_countsOnlyTheOutermostTime() {
    CallNode root = CallNode.root();
    CallNode outer = root.child(ShopProfile.method("C", "a", 1));
    outer.add(1, 0, 100);
    outer.child(ShopProfile.method("C", "a", 1)).add(2, 5, 60);

    FoldedTree folded = FoldedTree.of(root).children().get(0);

    assertThat(folded.calls()).isEqualTo(8);
    assertThat(folded.totalNanos()).isEqualTo(100);
    assertThat(folded.selfNanos()).isEqualTo(100);
    assertThat(folded.recursive()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void of_randomTree_losesNoCallAndNoTime(long seed) {
    Random random = new Random(seed);
    CallNode root = CallNode.root();
    root.add(1, 0, 1L << 40);
    grow(root, 1L << 40, 9, random);

    FoldedTree folded = FoldedTree.of(root);

    long[] expected = new long[2];
    root.forEach(
        node -> {
          expected[0] += node.calls();
          expected[1] += node.selfNanos();
        });
    assertThat(calls(folded)).isEqualTo(expected[0]);
    assertThat(self(folded)).isEqualTo(expected[1]);
  }

  private static void grow(CallNode node, long nanos, int levels, Random random) {
    long left = nanos;
    for (int i = 0; i < 3 && levels > 0; i++) {
      CallNode child = node.child(ShopProfile.method("C", "m" + random.nextInt(3), 1));
      long part = left / (2 + random.nextInt(3));
      child.add(1, 0, part);
      left -= part;
      grow(child, part, levels - 1, random);
    }
  }

  private static long calls(FoldedTree node) {
    return node.calls() + node.children().stream().mapToLong(FoldedTreeTest::calls).sum();
  }

  private static long self(FoldedTree node) {
    return node.selfNanos() + node.children().stream().mapToLong(FoldedTreeTest::self).sum();
  }
}
