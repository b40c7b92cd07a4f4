package io.hotpath.agent;

import io.hotpath.recorder.CallTree;
import io.hotpath.recorder.Recording;

/**
 * A task of a request on another thread: what it calls is recorded with the request, as a tree of
 * its own, for as long as the request lasts.
 */
final class RecordedTask implements Runnable {

  private final Runnable task;
  private final Recording recording;

  RecordedTask(Runnable task, Recording recording) {
    this.task = task;
    this.recording = recording;
    recording.share();
  }

  @Override
  public void run() {
    CallTree tree = recording.attach();
    try {
      task.run();
    } finally {
      if (tree != null) {
        recording.detach(tree);
      }
    }
  }
}
