package io.hotpath.levels.console;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A path, cut at its slashes and decoded once. Paths that servers and proxies read in different
 * ways are not read at all: empty and dot segments, parameters, encoded separators, control
 * characters, bytes that are no UTF-8. Immutable.
 */
public record Segments(List<String> names) {

  private static final int MAX_LENGTH = 4_096;

  public Segments {
    names = List.copyOf(names);
  }

  static Segments of(String path) throws Rejection {
    if (path.length() > MAX_LENGTH) {
      throw new Rejection(414, "a path has at most " + MAX_LENGTH + " characters");
    }
    if (path.isEmpty() || path.equals("/")) {
      return new Segments(List.of());
    }
    if (path.charAt(0) != '/') {
      throw wrong();
    }
    List<String> names = new ArrayList<>();
    for (String part : path.substring(1).split("/", -1)) {
      String name = decoded(part);
      if (name.isEmpty() || name.equals(".") || name.equals("..")) {
        throw wrong();
      }
      names.add(name);
    }
    return new Segments(names);
  }

  private static String decoded(String part) throws Rejection {
    byte[] sent = part.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(sent.length);
    for (int i = 0; i < sent.length; i++) {
      if (sent[i] == ';') {
        throw wrong();
      }
      if (sent[i] == '%') {
        if (i + 2 >= sent.length) {
          throw wrong();
        }
        int high = Character.digit(sent[++i], 16);
        int low = Character.digit(sent[++i], 16);
        if (high < 0 || low < 0) {
          throw wrong();
        }
        bytes.put((byte) (high << 4 | low));
      } else {
        bytes.put(sent[i]);
      }
    }
    return checked(bytes.flip());
  }

  private static String checked(ByteBuffer bytes) throws Rejection {
    try {
      String name = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      if (name.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '/' || c == '\\')) {
        throw wrong();
      }
      return name;
    } catch (CharacterCodingException e) {
      throw wrong();
    }
  }

  private static Rejection wrong() {
    return new Rejection(400, "no such path");
  }

  /** Whether nothing is left. */
  public boolean isEmpty() {
    return names.isEmpty();
  }

  /** How many are left. */
  public int size() {
    return names.size();
  }

  /** The first that is left. */
  public String first() {
    return names.get(0);
  }

  /** All but the first. */
  public Segments rest() {
    return new Segments(names.subList(1, names.size()));
  }
}
