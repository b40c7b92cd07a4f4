package io.hotpath.it;

import io.hotpath.profile.Profile;
import io.hotpath.profile.ProfileReader;
import io.hotpath.profile.RequestProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is in a folder of profiles.
 *
 * @param requests in the order in which they began; all of them with {@code requests=all}
 * @param windows merged
 * @param each one, in the order of the files
 * @param damages lines that could not be read
 */
record Recorded(
    List<RequestProfile> requests, Profile windows, List<Profile> each, List<String> damages) {

  static Recorded in(Path folder) throws IOException {
    List<RequestProfile> requests = new ArrayList<>();
    Profile windows = new Profile();
    List<Profile> each = new ArrayList<>();
    List<String> damages = new ArrayList<>();
    ProfileReader.Visitor visitor =
        new ProfileReader.Visitor() {
          @Override
          public void window(Profile window) {
            windows.add(window);
            each.add(window);
          }

          @Override
          public void request(RequestProfile request) {
            requests.add(request);
          }

          @Override
          public void damaged(Path file, long line, String what) {
            damages.add(file.getFileName() + ":" + line + ": " + what);
          }
        };
    for (Path file : ProfileReader.files(List.of(folder))) {
      ProfileReader.read(file, visitor);
    }
    requests.sort(Comparator.comparingLong(Recorded::number));
    return new Recorded(List.copyOf(requests), windows, List.copyOf(each), List.copyOf(damages));
  }

  /** The number behind the process's prefix counts up. */
  private static long number(RequestProfile request) {
    return Long.parseLong(request.id().substring(request.id().indexOf('-') + 1), 16);
  }
}
