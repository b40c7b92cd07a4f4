package io.hotpath.recorder;

import static java.util.Objects.requireNonNull;

import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import java.util.List;
import java.util.Map;

/** A collector without a thread, on a clock that stands still, and what it handed on. */
final class HandDrivenCollector {

  static final int A = 2;
  static final int B = 3;

  final SetTicker ticker = new SetTicker();
  final Ledger ledger = new Ledger();
  final MethodTable methods = methods(20);
  final KeepingSink sink = new KeepingSink();
  final Collector collector;

  HandDrivenCollector(Map<String, String> options) {
    collector =
        new Collector(
            Options.read(
                options,
                complaint -> {
                  throw new AssertionError(complaint);
                }),
            methods,
            ledger,
            ticker,
            List.of(sink));
  }

  /** {@code m2}, {@code m3} and so on, each with its number as name. */
  static MethodTable methods(int count) {
    MethodTable methods = new MethodTable();
    for (int i = 2; i < 2 + count; i++) {
      methods.number(method(i), "()V");
    }
    return methods;
  }

  /** More methods, so that each number below this one has a name. */
  void methodsUpTo(int end) {
    for (int i = 2; i < end; i++) {
      methods.number(method(i), "()V");
    }
  }

  static Method method(int number) {
    return new Method("app.App", "m" + number, "App.java", number);
  }

  /** A whole request on this thread. */
  void request(String route, long millis, int... calls) {
    Recording recording = collector.begin();
    CallTree tree = requireNonNull(recording.attach());
    for (int method : calls) {
      tree.exit(tree.enter(method));
    }
    ticker.advanceMillis(millis);
    recording.detach(tree);
    recording.end(route, 200, null, 10);
  }

  /** Ends the window and answers it; an empty profile where nothing was handed on. */
  Profile endWindow() {
    collector.work();
    int before = sink.windows.size();
    ticker.advanceMillis(10_000);
    collector.work();
    return sink.windows.size() > before ? sink.windows.get(before) : new Profile();
  }
}
