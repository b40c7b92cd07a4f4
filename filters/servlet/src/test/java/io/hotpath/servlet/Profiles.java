package io.hotpath.servlet;

import io.hotpath.profile.Profile;
import io.hotpath.profile.ProfileReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a filter wrote. */
final class Profiles {
  private Profiles() {}

  /** All windows and requests of a folder, none of them damaged. */
  static Profile in(Path folder) throws IOException {
    return ProfileReader.merge(
        ProfileReader.files(List.of(folder)),
        (file, line, what) -> {
          throw new AssertionError(file + ":" + line + ": " + what);
        });
  }
}
