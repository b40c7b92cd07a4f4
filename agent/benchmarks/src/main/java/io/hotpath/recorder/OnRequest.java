package io.hotpath.recorder;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * The benchmark's thread, all of whose calls are timed, works for a request as long as an iteration
 * lasts.
 */
@State(Scope.Thread)
public class OnRequest {

  private final Collector collector =
      new Collector(
          Options.read(Map.of("requests", "none"), complaint -> {}),
          new MethodTable(),
          new Ledger(),
          Ticker.SYSTEM,
          List.of());
  private Recording recording = collector.begin();
  private CallTree tree = new CallTree();

  @Setup(Level.Iteration)
  public void attach(ThreadParams thread) {
    recording = collector.begin();
    tree = requireNonNull(recording.attach(), () -> "thread " + thread.getThreadIndex());
    tree.modes = modes();
  }

  /** How calls are measured, by method. */
  byte[] modes() {
    return new byte[0];
  }

  /** As if the collector had the tree back and another request had it now. */
  void again() {
    Thread owner = tree.owner;
    long id = tree.threadId;
    tree.clear();
    tree.owner = owner;
    tree.threadId = id;
    tree.recording = recording;
    tree.open(System.nanoTime());
  }

  @TearDown(Level.Iteration)
  public void detach() {
    recording.detach(tree);
    recording.end("GET /", 200, null, -1);
  }
}
