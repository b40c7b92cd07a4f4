package io.hotpath.recorder;

import io.hotpath.profile.Profile;
import io.hotpath.profile.ProfileFolder;
import io.hotpath.profile.RequestProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where this process writes its profile: the folder of option {@code dir}, else {@code hotpath} in
 * the working directory, else one in the temp folder. Chosen and announced with the first request,
 * so a JVM that serves none leaves no trace. Confined to the sinks' thread, but for {@link
 * #folder}.
 */
public final class ProfileOutput implements Sink {

  private final Options options;
  private final Ledger ledger;
  private final Ticker ticker;
  private final Consumer<String> announcements;
  private @Nullable Sink file;
  private volatile @Nullable Path folder;

  public ProfileOutput(
      Options options, Ledger ledger, Ticker ticker, Consumer<String> announcements) {
    this.options = options;
    this.ledger = ledger;
    this.ticker = ticker;
    this.announcements = announcements;
  }

  /** Where it is written; null before the first request, and when nowhere. Any thread. */
  public @Nullable Path folder() {
    return folder;
  }

  @Override
  public void window(Profile window) {
    file().window(window);
  }

  @Override
  public void request(RequestProfile request) {
    file().request(request);
  }

  private Sink file() {
    if (file == null) {
      file = choose();
    }
    return file;
  }

  /** One line says which folder it is, and what is wrong with those that come before it. */
  private Sink choose() {
    StringBuilder refused = new StringBuilder();
    for (Path candidate : candidates()) {
      try {
        ProfileFolder opened = ProfileFolder.open(candidate, ProfileFolder.Limits.STANDARD);
        folder = opened.folder();
        announce("profiles are written to " + opened.folder() + refused);
        return new FileSink(opened, Instance.NAME, ledger, ticker, announcements);
      } catch (IOException e) {
        refused.append("; not to ").append(candidate.toAbsolutePath());
        refused.append(" (").append(said(e)).append(')');
      }
    }
    announce("no profiles are written" + refused + "; set option dir to a folder of yours");
    return new Nowhere();
  }

  private void announce(String what) {
    announcements.accept("hotpath: " + what.replaceAll("\\p{Cntrl}", "?"));
  }

  private static String said(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return failure.getClass() == IOException.class
        ? message
        : failure.getClass().getSimpleName() + ": " + message;
  }

  private List<Path> candidates() {
    List<Path> candidates = new ArrayList<>();
    if (options.dir() != null) {
      candidates.add(options.dir());
    }
    candidates.add(Path.of("hotpath"));
    String user = System.getProperty("user.name", "user").replaceAll("[^A-Za-z0-9._-]", "_");
    candidates.add(Path.of(System.getProperty("java.io.tmpdir", "/tmp"), "hotpath-" + user));
    return candidates;
  }

  /** When no folder can be used: the figures are still logged, if that is asked for. */
  private static final class Nowhere implements Sink {
    @Override
    public void window(Profile window) {}

    @Override
    public void request(RequestProfile request) {}
  }
}
