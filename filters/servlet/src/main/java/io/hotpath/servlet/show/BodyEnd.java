package io.hotpath.servlet.show;

/** Where the table goes: before the last end tag of the body, else at the end of the page. */
final class BodyEnd {

  private BodyEnd() {}

  /** Where the last {@code tag} begins, in any case, else the end. */
  static int last(CharSequence page, String tag) {
    for (int at = page.length() - tag.length(); at >= 0; at--) {
      if (matches(page, at, tag, tag.length())) {
        return at;
      }
    }
    return page.length();
  }

  /** How much of a page that is not whole yet stands before the table for sure. */
  static int safeLength(CharSequence page, String tag) {
    int last = last(page, tag);
    if (last < page.length()) {
      return last;
    }
    for (int at = Math.max(0, page.length() - tag.length() + 1); at < page.length(); at++) {
      if (matches(page, at, tag, page.length() - at)) {
        return at;
      }
    }
    return page.length();
  }

  private static boolean matches(CharSequence page, int at, String tag, int length) {
    for (int i = 0; i < length; i++) {
      char c = page.charAt(at + i);
      char lower = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
      if (lower != tag.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
