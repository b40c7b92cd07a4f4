package io.hotpath.levels.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The secret that opens the console: at least 128 bits, from a file or the environment, compared in
 * a time that does not tell how much of it was right. Immutable.
 */
public final class Token {

  /** The environment variable. */
  public static final String VARIABLE = "HOTPATH_TOKEN";

  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32,512}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=_.~-]{22,512}");
  private static final int MIN_DISTINCT = 8;
  private static final int MAX_FILE = 4_096;

  private final byte[] secret;

  private Token(String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads the token; the file wins.
   *
   * @param variable value of {@link #VARIABLE}, or null
   * @return null where there is none that is good enough; then that was said
   */
  public static @Nullable Token read(
      @Nullable Path file, @Nullable String variable, Consumer<String> complaints) {
    if (file == null && variable == null) {
      complaints.accept(
          "hotpath: the console stays closed: set token.file or " + VARIABLE + " to a token");
      return null;
    }
    String place = file == null ? VARIABLE : "token.file";
    String text;
    try {
      text = file == null ? variable : content(file, complaints);
    } catch (IOException | SecurityException e) {
      complaints.accept(
          "hotpath: the console stays closed: token.file cannot be read: "
              + e.getClass().getSimpleName());
      return null;
    }
    if (text == null || !isLongEnough(text.strip())) {
      complaints.accept(
          "hotpath: the console stays closed: "
              + place
              + " is not a token of 128 bits: at least 22 base64url or 32 hex characters");
      return null;
    }
    return new Token(text.strip());
  }

  private static String content(Path file, Consumer<String> complaints) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(MAX_FILE), StandardCharsets.UTF_8);
      warnOfOthers(file, complaints);
      return text;
    }
  }

  private static void warnOfOthers(Path file, Consumer<String> complaints) throws IOException {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      if (permissions.contains(PosixFilePermission.OTHERS_READ)
          || permissions.contains(PosixFilePermission.GROUP_READ)) {
        complaints.accept("hotpath: token.file can be read by others: chmod 600 is better");
      }
    } catch (UnsupportedOperationException e) {
      // No such permissions here.
    }
  }

  /** Of hexadecimal digits it takes more; one that repeats itself is none. */
  private static boolean isLongEnough(String text) {
    boolean hex = text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    return (hex ? HEX : BASE64).matcher(text).matches()
        && text.chars().distinct().count() >= MIN_DISTINCT;
  }

  boolean matches(String given) {
    return MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8));
  }
}
