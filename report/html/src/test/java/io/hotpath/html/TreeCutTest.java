package io.hotpath.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeCutTest {

  private static CallNode tree(Random random, int positions) {
    CallNode root = CallNode.root();
    root.add(1, 0, 1_000_000_000);
    CallNode at = root;
    for (int i = 1; i < positions; i++) {
      CallNode child = at.child(new Method("C", "m" + i, "C.java", i));
      child.add(1, 0, (long) (at.totalNanos() * random.nextDouble() / 3));
      at = random.nextInt(3) == 0 ? root : child;
    }
    return root;
  }

  private static long self(CallNode tree, boolean smaller) {
    long[] sum = {0};
    tree.forEach(
        node -> sum[0] += node.method().equals(TreeCut.SMALLER) == smaller ? node.selfNanos() : 0);
    return sum[0];
  }

  @Test
  void cut_anyTree_keepsTheDearestAndAllTime() {
    Random random = new Random(11);
    for (int i = 0; i < 200; i++) {
      CallNode whole = tree(random, 2 + random.nextInt(400));
      int positions = 1 + random.nextInt(200);
      long least = TreeCut.leastKept(new TreeCut.LongTimes().add(whole), positions);
      CallNode cut = TreeCut.cut(whole, least);

      int[] kept = {0};
      cut.forEach(
          node -> {
            boolean isKept = !node.method().equals(TreeCut.SMALLER);
            kept[0] += isKept && node != cut ? 1 : 0;
            assertThat(node.totalNanos()).isGreaterThanOrEqualTo(isKept ? least : 0);
          });
      assertThat(kept[0]).isLessThanOrEqualTo(positions);
      assertThat(self(cut, true) + self(cut, false)).isEqualTo(self(whole, false));
    }
  }

  @Test
  void leastKept_allFit_cutsNothing() {
    CallNode whole = tree(new Random(1), 50);

    assertThat(TreeCut.leastKept(new TreeCut.LongTimes().add(whole), whole.size())).isZero();
    assertThat(TreeCut.cut(whole, 0).size()).isEqualTo(whole.size());
  }
}
