package io.hotpath.advice;

import io.hotpath.profile.IndexFacts;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Lines for the MongoDB shell, in ASCII and safe to be pasted, whatever the names are. */
final class Mongosh {

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

  /** {@code db.stats} is a method. Names that only look like one are asked for by name, too. */
  private static final Pattern LIKE_A_METHOD =
      Pattern.compile(
          "_.*|aggregate|auth|constructor|eval|hello|help|logout|sql|stats|version|watch"
              + "|(admin|change|clone|command|copy|create|current|disable|drop|enable|force|fsync"
              + "|get|grant|has|host|is|kill|list|print|property|revoke|rotate|run|server|set"
              + "|shutdown|to|update|value)[A-Z].*");

  private Mongosh() {}

  /** {@code db.getSiblingDB("shop").orders}. */
  static String collection(String namespace) {
    int dot = namespace.indexOf('.');
    String database = dot < 0 ? namespace : namespace.substring(0, dot);
    String collection = dot < 0 ? "" : namespace.substring(dot + 1);
    boolean plain =
        IDENTIFIER.matcher(collection).matches() && !LIKE_A_METHOD.matcher(collection).matches();
    return "db.getSiblingDB("
        + quoted(database)
        + ")."
        + (plain ? collection : "getCollection(" + quoted(collection) + ")");
  }

  /** {@code {"lines.productId": 1, placedAt: -1}}. */
  static String document(List<IndexFacts.Key> keys) {
    StringJoiner document = new StringJoiner(", ", "{", "}");
    for (IndexFacts.Key key : keys) {
      String field = key.field();
      boolean plain = IDENTIFIER.matcher(field).matches() && !field.equals("__proto__");
      document.add(
          (plain ? field : quoted(field))
              + ": "
              + (Coverage.isSorted(key) ? key.direction() : quoted(key.direction())));
    }
    return document.toString();
  }

  /** A string of JavaScript. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
