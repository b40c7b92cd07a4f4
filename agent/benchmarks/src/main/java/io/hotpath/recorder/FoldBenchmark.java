package io.hotpath.recorder;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the collector does with each position of a finished tree. */
@State(Scope.Thread)
public class FoldBenchmark {

  private static final int NODES = 1_110;

  private final CallTree tree = new CallTree();
  private final CallTree merged = new CallTree(Window.ROUTE_NODES);
  private final int[] places = new int[2 * CallTree.MAX_NODES + 2];
  private final MethodTable methods = new MethodTable();
  private final Governor governor = new Governor(methods);

  /** Ten times ten times ten, and ten. */
  @Setup(Level.Trial)
  public void grow() {
    for (int i = 0; i < 40; i++) {
      methods.number(new Method("app.App", "m" + i, "App.java", i), "()V");
    }
    tree.open(System.nanoTime());
    for (int i = 0; i < 1_000; i++) {
      long top = tree.enter(2 + i / 100);
      long middle = tree.enter(12 + i / 10 % 10);
      tree.exit(tree.enter(22 + i % 10));
      tree.exit(middle);
      tree.exit(top);
    }
    tree.close(System.nanoTime(), -1, -1);
    merged.add(tree, places);
  }

  @Benchmark
  @OperationsPerInvocation(NODES)
  public long merge() {
    merged.add(tree, places);
    return merged.size();
  }

  @Benchmark
  @OperationsPerInvocation(NODES)
  public CallNode name() {
    CallNode root = CallNode.root();
    new TreeReading(merged, governor).addTo(root, methods);
    return root;
  }
}
