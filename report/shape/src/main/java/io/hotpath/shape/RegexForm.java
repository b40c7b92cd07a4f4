package io.hotpath.shape;

/** What of a regular expression decides how an index serves it. */
final class RegexForm {

  static final String ANCHORED = "/^?/";
  static final String IGNORES_CASE = "/?/i";
  static final String ANY = "/?/";

  private RegexForm() {}

  static String of(String pattern, String options) {
    if (options.indexOf('i') >= 0) {
      return IGNORES_CASE;
    }
    // With m the start of each line matches, with x blanks in the pattern mean nothing.
    boolean plain = options.indexOf('m') < 0 && options.indexOf('x') < 0;
    return plain && isAnchored(pattern) ? ANCHORED : ANY;
  }

  /** Whether every match begins with at least one fixed character of the pattern. */
  private static boolean isAnchored(String pattern) {
    int at = pattern.startsWith("^") ? 1 : pattern.startsWith("\\A") ? 2 : -1;
    if (at < 0 || at >= pattern.length() || pattern.indexOf('|') >= 0) {
      return false;
    }
    char first = pattern.charAt(at);
    if (first == '\\') {
      at++;
      if (at >= pattern.length()) {
        return false;
      }
      char escaped = pattern.charAt(at);
      return escaped == 'Q' || (!Character.isLetterOrDigit(escaped) && !isOptional(pattern, at));
    }
    return ".[({*+?$^".indexOf(first) < 0 && !isOptional(pattern, at);
  }

  private static boolean isOptional(String pattern, int at) {
    return at + 1 < pattern.length() && "*?{".indexOf(pattern.charAt(at + 1)) >= 0;
  }
}
