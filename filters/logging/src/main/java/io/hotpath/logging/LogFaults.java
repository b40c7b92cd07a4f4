package io.hotpath.logging;

import io.hotpath.recorder.StatementRecorder;

/** Where failures of this package go: never to the application's logging. */
final class LogFaults {

  private LogFaults() {}

  static void note(String place, Throwable failure) {
    try {
      StatementRecorder recorder = StatementRecorder.current();
      if (recorder != null) {
        recorder.ledger().fault("logging " + place, failure);
      }
    } catch (Throwable e) {
      // Nothing is left that could note it.
    }
  }
}
