package io.hotpath.recorder;

import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps what the collector hands on. */
final class KeepingSink implements Sink {

  final List<Profile> windows = Collections.synchronizedList(new ArrayList<>());
  final List<RequestProfile> requests = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void window(Profile window) {
    windows.add(window);
  }

  @Override
  public void request(RequestProfile request) {
    requests.add(request);
  }

  /** All windows in one. */
  Profile total() {
    Profile total = new Profile();
    synchronized (windows) {
      windows.forEach(total::add);
    }
    return total;
  }
}
