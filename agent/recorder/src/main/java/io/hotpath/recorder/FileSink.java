package io.hotpath.recorder;

import io.hotpath.profile.Loss;
import io.hotpath.profile.Profile;
import io.hotpath.profile.ProfileFolder;
import io.hotpath.profile.ProfileLine;
import io.hotpath.profile.RequestProfile;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Writes windows and requests to the profile folder. What cannot be written is lost and counted in
 * the next window that can; the operator is warned at most once a minute.
 */
public final class FileSink implements Sink {

  private static final long WARN_NANOS = 60_000_000_000L;

  private final ProfileFolder folder;
  private final String instance;
  private final Ledger ledger;
  private final Ticker ticker;
  private final Consumer<String> warnings;
  private long warnedNanos;
  private boolean warned;

  /** The notes of windows that were not written, for the next one that is. */
  private Profile unwritten = new Profile();

  /**
   * @param instance names this process in each line
   * @param warnings takes one line at a time, for the operator
   */
  public FileSink(
      ProfileFolder folder,
      String instance,
      Ledger ledger,
      Ticker ticker,
      Consumer<String> warnings) {
    this.folder = folder;
    this.instance = instance;
    this.ledger = ledger;
    this.ticker = ticker;
    this.warnings = warnings;
  }

  @Override
  public void window(Profile window) {
    Profile whole = new Profile();
    whole.addNotes(window);
    whole.addNotes(unwritten);
    byte[] line = ProfileLine.window(window, whole, instance);
    unwritten = append(line, Loss.WINDOWS_UNWRITTEN) ? new Profile() : whole;
    ledger.lose(Loss.FILES_DELETED, folder.takeDeleted());
  }

  @Override
  public void request(RequestProfile request) {
    boolean unused = append(ProfileLine.request(request, instance), Loss.REQUESTS_UNWRITTEN);
  }

  private boolean append(byte[] line, Loss otherwise) {
    try {
      folder.append(line);
      return true;
    } catch (IOException e) {
      ledger.lose(otherwise, 1);
      warn(e);
      return false;
    }
  }

  private void warn(IOException failure) {
    long now = ticker.nanos();
    if (!warned || now - warnedNanos >= WARN_NANOS) {
      warned = true;
      warnedNanos = now;
      warnings.accept(
          "hotpath: the profile cannot be written, the application is not affected: "
              + String.valueOf(failure.getMessage()).replaceAll("\\p{Cntrl}", "?"));
    }
  }
}
