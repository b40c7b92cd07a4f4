package io.hotpath.cli;

import io.hotpath.profile.Profile;
import io.hotpath.profile.ProfileReader;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The profile files of one command, merged. Damage is told as {@code file:line: what} (a file as a
 * whole without the line), at most {@link #MAX_TOLD} lines a file, and counted. Of single requests
 * the figures are kept, not the trees, unless asked for: a day's slowest requests must fit into a
 * small heap.
 */
final class Input implements ProfileReader.Visitor {

  private static final int MAX_TOLD = 100;

  private final Messages messages;
  private final UnaryOperator<RequestProfile> kept;
  private final Consumer<Profile> windows;
  private final Profile merged = new Profile();
  private long lines;
  private long damaged;
  private long damagedInFile;

  Input(Messages messages) {
    this(messages, RequestProfile::withoutTree, window -> {});
  }

  /**
   * For reports that need more than the sum.
   *
   * @param kept what is kept of one of the slowest requests
   * @param windows gets each window before it is merged
   */
  Input(Messages messages, UnaryOperator<RequestProfile> kept, Consumer<Profile> windows) {
    this.messages = messages;
    this.kept = kept;
    this.windows = windows;
  }

  /** Reads everything that is named; what is not there or not readable is damage, too. */
  void read(List<Path> named) {
    List<Path> there = new ArrayList<>();
    for (Path path : named) {
      if (!files(List.of(path)).isEmpty()) {
        there.add(path);
      }
    }
    for (Path file : files(there)) {
      damagedInFile = 0;
      ProfileReader.read(file, this);
      if (damagedInFile > MAX_TOLD) {
        messages.line(file + ": " + (damagedInFile - MAX_TOLD) + " more damaged lines");
      }
    }
  }

  /** Whether there is something to report; if not, it has been said why. */
  boolean isUsable(boolean keepGoing) {
    if (damaged > 0 && !keepGoing) {
      messages.add("damaged files, no report; --keep-going reports what is good");
      return false;
    }
    if (isEmpty()) {
      messages.add("nothing was measured in these files");
      return false;
    }
    return true;
  }

  private List<Path> files(List<Path> named) {
    damagedInFile = 0;
    try {
      return ProfileReader.files(named);
    } catch (FileSystemException e) {
      String reason = e.getReason();
      if (e instanceof AccessDeniedException) {
        reason = "not readable: permission denied";
      }
      damaged(Path.of(e.getFile()), 0, reason == null ? "not readable" : reason);
    } catch (IOException e) {
      messages.add("not readable: " + e.getMessage());
      damaged++;
    }
    return List.of();
  }

  Profile merged() {
    return merged;
  }

  /** Lines and files that could not be used. */
  long damaged() {
    return damaged;
  }

  /** Whether nothing usable was found. */
  boolean isEmpty() {
    return lines == 0;
  }

  @Override
  public void window(Profile window) {
    lines++;
    windows.accept(window);
    merged.add(window);
  }

  @Override
  public void request(RequestProfile request) {
    lines++;
    RouteProfile route = merged.route(request.route());
    if (route.isSlow(request.wallNanos())) {
      route.keepSlow(kept.apply(request));
    }
  }

  @Override
  public void damaged(Path file, long line, String what) {
    damaged++;
    damagedInFile++;
    if (damagedInFile <= MAX_TOLD) {
      messages.line(file + (line == 0 ? "" : ":" + line) + ": " + what);
    }
  }
}
