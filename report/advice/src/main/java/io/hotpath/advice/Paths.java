package io.hotpath.advice;

/** Paths of fields, {@code a.b}. */
final class Paths {

  private Paths() {}

  /** Whether a part of it is data, which shapes write as {@code *}: no index can be made for it. */
  static boolean areData(String path) {
    return ("." + path + ".").contains(".*.");
  }

  /** Whether it is the outer path or below it. */
  static boolean isWithin(String path, String outer) {
    return path.equals(outer) || path.startsWith(outer + ".");
  }
}
