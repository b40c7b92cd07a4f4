package io.hotpath.mongolog;

import com.fasterxml.jackson.core.JsonToken;
import io.hotpath.shape.DocumentReader.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Objects that stand for one value: {@code {"$numberLong": "5"}}. Each method begins at the name
 * inside and ends at the end of the object.
 */
final class ExtendedJson {

  private static final int SAFE_DIGITS = 18;

  private ExtendedJson() {}

  /** What an object is whose first field has this name; null for a document. */
  static @Nullable Kind kind(String name) {
    return switch (name) {
      case "$numberInt", "$numberLong", "$numberDouble", "$numberDecimal" -> Kind.NUMBER;
      case "$regularExpression" -> Kind.REGEX;
      case "$oid", "$date", "$binary", "$uuid", "$timestamp", "$code", "$symbol" -> Kind.OTHER;
      case "$undefined", "$minKey", "$maxKey", "$dbPointer" -> Kind.OTHER;
      default -> null;
    };
  }

  static long number(JsonTokens in) {
    JsonToken token = in.next();
    String text = token.isScalarValue() ? in.text() : "0";
    in.skipValue();
    in.skipFromValue();
    try {
      return text.indexOf('.') < 0 && text.length() <= SAFE_DIGITS
          ? Long.parseLong(text)
          : (long) Double.parseDouble(text);
    } catch (NumberFormatException e) {
      // NaN, Infinity: none of the numbers that we read is one.
      return 0;
    }
  }

  /** Pattern and options. */
  static String[] regex(JsonTokens in) {
    String[] found = {"", ""};
    if (in.next() == JsonToken.START_OBJECT) {
      for (String field = in.nextField(); field != null; field = in.nextField()) {
        boolean text = in.next() == JsonToken.VALUE_STRING;
        if (text && field.equals("pattern")) {
          found[0] = in.text();
        } else if (text && field.equals("options")) {
          found[1] = in.text();
        }
        in.skipValue();
      }
    } else {
      in.skipValue();
    }
    in.skipFromValue();
    return found;
  }

  /** Milliseconds of a {@code $date}, or {@link Elements#NO_DATE}. */
  static long date(JsonTokens in) {
    long millis = Elements.NO_DATE;
    JsonToken token = in.next();
    if (token == JsonToken.VALUE_STRING) {
      millis = LogDate.millis(in.text());
    } else if (token == JsonToken.START_OBJECT && in.nextField() != null) {
      millis = number(in);
    } else {
      in.skipValue();
    }
    in.skipFromValue();
    return millis;
  }
}
