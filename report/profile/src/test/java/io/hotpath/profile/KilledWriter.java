package io.hotpath.profile;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A process of its own: writes windows into a folder, as many as asked for or until it is killed.
 */
final class KilledWriter {

  private KilledWriter() {}

  public static void main(String[] args) throws IOException {
    Recordings recordings = new Recordings(1);
    byte[][] lines = new byte[20][];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = ProfileLine.window(recordings.window(recordings.requests(5 * i)), "child");
    }
    long windows = Long.parseLong(args[1]);
    ProfileFolder.Limits limits = new ProfileFolder.Limits(200_000, 64L << 20, 0);
    try (ProfileFolder folder = ProfileFolder.open(Path.of(args[0]), limits)) {
      for (long i = 0; i < windows; i++) {
        folder.append(lines[(int) (i % lines.length)]);
        if (i == 0) {
          System.out.println("writing");
        }
      }
    }
  }
}
