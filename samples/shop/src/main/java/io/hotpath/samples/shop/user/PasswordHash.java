package io.hotpath.samples.shop.user;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Derives and compares password hashes. Login and the seed use it. */
public final class PasswordHash {
  // Few rounds, for a sample whose passwords stand in its README.
  private static final int ROUNDS = 2_000;
  private static final int BITS = 256;

  private PasswordHash() {}

  /** The hash of a password, in Base64. */
  public static String of(String password, byte[] salt) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, ROUNDS, BITS);
    try {
      byte[] key =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      return Base64.getEncoder().encodeToString(key);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this JDK lacks PBKDF2WithHmacSHA256", impossible);
    }
  }

  /** Whether the password has this hash; takes the same time whatever the answer. */
  public static boolean matches(String password, byte[] salt, String hash) {
    byte[] expected = Base64.getDecoder().decode(hash);
    byte[] actual = Base64.getDecoder().decode(of(password, salt));
    return MessageDigest.isEqual(expected, actual);
  }
}
