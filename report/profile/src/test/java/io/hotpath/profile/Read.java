package io.hotpath.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a reader found in a file. */
final class Read implements ProfileReader.Visitor {

  final List<Profile> windows = new ArrayList<>();
  final List<RequestProfile> requests = new ArrayList<>();
  final List<String> damage = new ArrayList<>();

  static Read file(Path file) {
    Read read = new Read();
    ProfileReader.read(file, read);
    return read;
  }

  /** Reads bytes by way of a file. */
  static Read bytes(Path folder, byte[]... parts) throws IOException {
    Path file = folder.resolve("read.jsonl");
    try (var out = Files.newOutputStream(file)) {
      for (byte[] part : parts) {
        out.write(part);
      }
    }
    return file(file);
  }

  int lines() {
    return windows.size() + requests.size();
  }

  @Override
  public void window(Profile window) {
    windows.add(window);
  }

  @Override
  public void request(RequestProfile request) {
    requests.add(request);
  }

  @Override
  public void damaged(Path file, long line, String what) {
    damage.add(line + ": " + what);
  }
}
