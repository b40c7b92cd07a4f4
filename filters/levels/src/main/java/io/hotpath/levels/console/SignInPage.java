package io.hotpath.levels.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The page that asks for the token: no script, nothing of the request in it. */
final class SignInPage {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 26rem; margin: 4rem auto; \
      padding: 0 1rem; }
      label { display: block; }
      input, button { font: inherit; padding: 0.4rem 0.6rem; }
      input { width: 100%; box-sizing: border-box; margin: 0.3rem 0 0.8rem; }
      """;

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Sign in – Hotpath</title>
      <style>%s</style>
      </head>
      <body>
      <main>
      <h1>Hotpath</h1>
      <form method="post">
      <p role="alert">%s</p>
      <input name="user" value="hotpath" autocomplete="username" type="text" hidden>
      <label for="token">Token, as in the file that token.file names</label>
      <input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
      <button type="submit">Sign in</button>
      </form>
      </main>
      </body>
      </html>
      """;

  private SignInPage() {}

  /**
   * @param message said above the field; no markup
   */
  static ConsoleResponse of(int status, String message) {
    byte[] body = PAGE.formatted(STYLE, message).getBytes(StandardCharsets.UTF_8);
    return ConsoleResponse.of(status, "text/html; charset=utf-8", body)
        // Else browsers would call the form's origin "null".
        .with("Referrer-Policy", "same-origin")
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src '"
                + hash()
                + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  }

  private static String hash() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }
}
