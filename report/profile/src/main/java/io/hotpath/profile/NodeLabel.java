package io.hotpath.profile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How a call tree names what is no method: a query or a log statement. Stateless. */
final class NodeLabel {

  private static final int ID_BYTES = 4;
  private static final int LABEL_CHARS = 80;

  private NodeLabel() {}

  /** The first 8 hex digits of SHA-256 over the parts, with a space between them. */
  static String id(String... parts) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join(" ", parts).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }

  /** The place in a call tree: the text is cut, so the id tells two apart. */
  static Method node(String text, String id) {
    String cut = text.length() <= LABEL_CHARS ? text : text.substring(0, LABEL_CHARS) + "...";
    return new Method("", cut + " #" + id, "", 0);
  }
}
