package io.hotpath.html;

import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The report as one HTML page that needs nothing else: no network, no other file. Called by the
 * command line with a merged profile.
 *
 * <p>Whatever a profile says cannot become code: it is in a block of data, the page makes text of
 * it, and its policy allows no script and no style but the two written here, and no text to become
 * markup (Trusted Types). Bounds: {@link PageData#MAX_POSITIONS} positions of merged trees; the
 * cheaper ones are summed up and said. Stateless and thread-safe.
 */
public final class HtmlReport {

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      script-src '%s'; style-src '%s'; base-uri 'none'; form-action 'none'; \
      require-trusted-types-for 'script'; trusted-types 'none'">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Hotpath report</title>
      """;

  private static final String BODY =
      """
      </head>
      <body>
      <a class="skip" href="#content">Skip to the content</a>
      <header id="top"></header>
      <main id="content" tabindex="-1"><noscript>This page is a program that shows the profile \
      below: please allow JavaScript. It sends nothing.</noscript></main>
      <script type="application/json" id="profile">""";

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
    String script = PageScript.script();
    String style = PageScript.style();
    write(HEAD.formatted(hash(script), hash(style)), out);
    write("<style>" + style + "</style>\n" + BODY, out);
    new PageData(profile, timeline).write(damaged, out);
    write("</script>\n<script type=\"module\">" + script + "</script>\n</body>\n</html>\n", out);
  }

  private static void write(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** As a content security policy names a script or style. */
  private static String hash(String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }
}
