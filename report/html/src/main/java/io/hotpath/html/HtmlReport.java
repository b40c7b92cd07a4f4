package io.hotpath.html;

import io.hotpath.diff.ProfileDiff;
import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reports as one HTML page that needs nothing else: no network, no other file. Called by the
 * command line with a merged profile, or with two that were compared; and by consoles, whose page
 * asks them for more.
 *
 * <p>Bounds: {@link PageData#MAX_POSITIONS} positions of merged trees; the cheaper ones are summed
 * up and said. Stateless and thread-safe.
 */
public final class HtmlReport {

  private HtmlReport() {}

  /** The request as it has to be kept for a page: its tree, but bounded. */
  public static RequestProfile kept(RequestProfile request) {
    return TreeCut.cut(request);
  }

  /**
   * Writes a page.
   *
   * @param timeline filled with the windows of the profile
   * @param damaged lines and files that could not be read
   * @throws IOException when {@code out} throws it
   */
  public static void write(Profile profile, Timeline timeline, long damaged, OutputStream out)
      throws IOException {
    page(null).write(data -> new PageData(profile, timeline).write(damaged, data), out);
  }

  /**
   * Writes the page of a diff.
   *
   * @param breaches thresholds that are exceeded, a line each
   * @throws IOException when {@code out} throws it
   */
  public static void write(ProfileDiff diff, List<String> breaches, OutputStream out)
      throws IOException {
    new HtmlPage("Hotpath diff", null, PageScript.diff(), PageScript.diffStyle())
        .write(data -> new DiffData(diff).write(breaches, data), out);
  }

  /**
   * Writes a page that asks its server for new figures: {@code data}, below the page.
   *
   * @param version of the profile: letters, digits, dots and dashes
   * @throws IOException when {@code out} throws it
   */
  public static void writeLive(Profile profile, Timeline timeline, String version, OutputStream out)
      throws IOException {
    if (!version.matches("[A-Za-z0-9.-]*")) {
      throw new IllegalArgumentException("a version has letters, digits, dots and dashes");
    }
    page(version).write(data -> new PageData(profile, timeline).write(0, data), out);
  }

  /** Writes what a live page shows next. */
  public static void writeData(Profile profile, Timeline timeline, OutputStream out)
      throws IOException {
    new PageData(profile, timeline).write(0, out);
  }

  /** What a live page may do, for a header. */
  public static String livePolicy() throws IOException {
    return page("").policy();
  }

  private static HtmlPage page(@Nullable String live) throws IOException {
    return new HtmlPage("Hotpath report", live, PageScript.report(), PageScript.style());
  }
}
