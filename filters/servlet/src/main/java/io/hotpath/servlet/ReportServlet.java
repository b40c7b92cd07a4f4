package io.hotpath.servlet;

import io.hotpath.levels.console.Actuator;
import io.hotpath.levels.console.Console;
import io.hotpath.live.LivePages;
import io.hotpath.live.RecentProfile;
import io.hotpath.recorder.Instance;
import io.hotpath.recorder.Ticker;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The report of an application that runs with {@link ProfileFilter} and without the agent, as live
 * pages: map it to {@code /hotpath/*} in {@code web.xml}. Browsers sign in with the token. Serves
 * nobody until a token is set, and then only this machine unless {@code console.open}.
 */
public final class ReportServlet extends ConsoleServlet {

  private static final long serialVersionUID = 1L;

  /** Where the filter says in which folder it writes, as a {@code Supplier<Path>}. */
  static final String FOLDER = "io.hotpath.servlet.folder";

  /** For the container. */
  public ReportServlet() {
    super(LivePages.NAME);
  }

  @Override
  void addTo(Console opened, Actuator actuator) {
    RecentProfile recent =
        new RecentProfile(this::folder, () -> Instance.NAME, Ticker.SYSTEM::millis);
    opened.addForBrowsers(LivePages.NAME, new LivePages(recent, actuator));
  }

  /** Null where no filter of ours records. */
  private @Nullable Path folder() {
    Object known = getServletContext().getAttribute(FOLDER);
    return known instanceof Supplier<?> supplier && supplier.get() instanceof Path path
        ? path
        : null;
  }
}
