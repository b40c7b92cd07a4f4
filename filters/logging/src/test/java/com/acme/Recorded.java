package com.acme;

import static java.util.Objects.requireNonNull;

import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.Statement;
import io.hotpath.profile.StatementStats;
import io.hotpath.recorder.CallTree;
import io.hotpath.recorder.Collector;
import io.hotpath.recorder.Ledger;
import io.hotpath.recorder.MethodTable;
import io.hotpath.recorder.Options;
import io.hotpath.recorder.Recording;
import io.hotpath.recorder.Sink;
import io.hotpath.recorder.Ticker;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A collector, and all it recorded once it is closed. */
final class Recorded implements AutoCloseable {

  private final Profile windows = new Profile();
  final Collector collector =
      Collector.start(
          Options.gather(Map.of("requests", "none"), new Properties(), Map.of(), Map.of(), x -> {}),
          new MethodTable(),
          new Ledger(),
          Ticker.SYSTEM,
          List.of(new Keeping(windows)));

  private record Keeping(Profile windows) implements Sink {
    @Override
    public void window(Profile window) {
      windows.add(window);
    }

    @Override
    public void request(RequestProfile request) {}
  }

  /** A request to {@code GET /} on this thread. */
  void request(Runnable work) {
    Recording recording = collector.begin();
    CallTree tree = requireNonNull(recording.attach());
    work.run();
    recording.detach(tree);
    recording.end("GET /", 200, null, 0);
  }

  Profile profile() {
    return windows;
  }

  /** What the route did with a statement. */
  StatementStats of(String logger, String level, String template) {
    return windows.route("GET /").statements().of(new Statement(logger, level, template));
  }

  @Override
  public void close() {
    collector.close();
  }
}
