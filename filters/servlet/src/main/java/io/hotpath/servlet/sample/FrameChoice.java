package io.hotpath.servlet.sample;

import java.util.List;

/**
 * Which frames a sampled tree has: all, or those of option {@code packages}; never those of {@code
 * exclude}. What is left out counts as time of its caller. Immutable.
 */
record FrameChoice(List<String> packages, List<String> exclude) {

  boolean shows(String type, String method) {
    boolean wanted =
        packages.isEmpty() || packages.stream().anyMatch(prefix -> isUnder(prefix, type));
    return wanted
        && exclude.stream().noneMatch(prefix -> isUnder(prefix, type))
        && !exclude.contains(type + "#" + method);
  }

  /** A prefix ends where a name ends: {@code com.acme} is not {@code com.acmetools}. */
  private static boolean isUnder(String prefix, String type) {
    if (!type.startsWith(prefix)) {
      return false;
    }
    if (prefix.endsWith(".") || type.length() == prefix.length()) {
      return true;
    }
    char next = type.charAt(prefix.length());
    return next == '.' || next == '$';
  }
}
