package io.hotpath.live;

import io.hotpath.html.HtmlReport;
import io.hotpath.html.Timeline;
import io.hotpath.profile.Profile;
import io.hotpath.profile.ProfileFolder;
import io.hotpath.profile.ProfileReader;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #MINUTES} minutes of this process, read from its own profile files when somebody
 * looks: at most the two newest, which are 16 MiB each. What was read is kept until the files grow,
 * or until memory is needed. Thread-safe.
 */
public final class RecentProfile {

  static final int MINUTES = 15;

  private static final int FILES = 2;

  private final Supplier<@Nullable Path> folder;
  private final Supplier<String> instance;
  private final LongSupplier millis;
  private SoftReference<Read> kept = new SoftReference<>(null);

  /**
   * @param folder where this process writes; null while it does not
   * @param instance the name of this process in its files; asked when there are some
   * @param millis the time of the day
   */
  public RecentProfile(
      Supplier<@Nullable Path> folder, Supplier<String> instance, LongSupplier millis) {
    this.folder = folder;
    this.instance = instance;
    this.millis = millis;
  }

  /**
   * What was read. Not to be changed.
   *
   * @param version another one when there is more
   */
  public record Read(String version, Profile profile, Timeline timeline) {}

  /** What is there now. */
  public synchronized Read read() throws IOException {
    Path current = folder.get();
    List<Path> files =
        current == null
            ? List.of()
            : ProfileFolder.ofProcess(current, ProcessHandle.current().pid(), FILES);
    String version = version(files);
    Read known = kept.get();
    if (known == null || !known.version.equals(version)) {
      known = read(files, version);
      kept = new SoftReference<>(known);
    }
    return known;
  }

  /** Files only grow, or get another name. */
  private static String version(List<Path> files) throws IOException {
    StringBuilder version = new StringBuilder("v");
    for (Path file : files) {
      version.append('-').append(Integer.toHexString(file.getFileName().hashCode()));
      version.append('.').append(Files.exists(file) ? Files.size(file) : 0);
    }
    return version.toString();
  }

  private Read read(List<Path> files, String version) {
    Recent recent = new Recent(instance.get(), millis.getAsLong() - MINUTES * 60_000L);
    files.forEach(file -> ProfileReader.read(file, recent));
    // Requests of which no window came, of a process of the same number before this one.
    recent.merged.routes().values().removeIf(route -> route.requests() == 0);
    return new Read(version, recent.merged, recent.timeline);
  }

  /** Takes what is of this process and young enough. */
  private static final class Recent implements ProfileReader.Visitor {
    private final Profile merged = new Profile();
    private final Timeline timeline = new Timeline();
    private final String instance;
    private final long sinceMillis;

    Recent(String instance, long sinceMillis) {
      this.instance = instance;
      this.sinceMillis = sinceMillis;
    }

    @Override
    public void window(Profile window) {
      if (window.instances().contains(instance) && window.endMillis() >= sinceMillis) {
        timeline.add(window);
        merged.add(window);
      }
    }

    @Override
    public void request(RequestProfile request) {
      // Requests come before their window: the route may not be there yet.
      if (request.startMillis() >= sinceMillis) {
        RouteProfile route = merged.route(request.route());
        if (route.isSlow(request.wallNanos())) {
          route.keepSlow(HtmlReport.kept(request));
        }
      }
    }

    @Override
    public void damaged(Path file, long line, String what) {
      // The last line is being written.
    }
  }
}
