package io.hotpath.html;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A page that needs nothing else: style, a block of data and one script.
 *
 * <p>Whatever a profile says cannot become code: it is in a block of data, the page makes text of
 * it, and its policy allows no script and no style but the two written here, and no text to become
 * markup (Trusted Types). Immutable.
 *
 * @param title until the script knows a better one
 * @param live version of the profile where the page asks the server that it came from for more;
 *     null for one that needs none
 */
record HtmlPage(String title, @Nullable String live, String script, String style) {

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"%s>
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="%s">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>%s</title>
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

  /** Writes the block of data. */
  interface Data {
    void write(OutputStream out) throws IOException;
  }

  /** What the page may do, for its head or for a header. */
  String policy() {
    return "default-src 'none'; script-src '"
        + hash(script)
        + "'; style-src '"
        + hash(style)
        + "'; base-uri 'none'; form-action "
        + (live != null ? "'self'; connect-src 'self'" : "'none'")
        + "; require-trusted-types-for 'script'; trusted-types 'none'";
  }

  void write(Data data, OutputStream out) throws IOException {
    write(HEAD.formatted(live != null ? " data-live=\"" + live + "\"" : "", policy(), title), out);
    write("<style>" + style + "</style>\n" + BODY, out);
    data.write(out);
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
