package io.hotpath.profile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;

/**
 * The values of one line, each checked as it is taken: what is not of the kind or size expected is
 * a {@link DamagedLineException} with the reason in words.
 */
final class JsonValues {

  /** As nanoseconds 106 days: a window may be an hour long, on many threads. */
  private static final long MAX_NUMBER = Long.MAX_VALUE / 1_000;

  final JsonParser json;

  JsonValues(JsonParser json) {
    this.json = json;
  }

  interface Field {
    void read(String name) throws IOException, DamagedLineException;
  }

  void object(Field field) throws IOException, DamagedLineException {
    check(json.currentToken() == JsonToken.START_OBJECT, "an object is missing");
    fields(field);
  }

  /** What is left of an object. */
  void fields(Field field) throws IOException, DamagedLineException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      check(json.currentToken() == JsonToken.FIELD_NAME, "the line ends too early");
      String name = json.currentName();
      json.nextToken();
      field.read(name);
    }
  }

  interface Element {
    void read() throws IOException, DamagedLineException;
  }

  void array(Element element) throws IOException, DamagedLineException {
    check(json.currentToken() == JsonToken.START_ARRAY, "an array is missing");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      check(json.currentToken() != null, "the line ends too early");
      element.read();
    }
  }

  long[] numbers(int max) throws IOException, DamagedLineException {
    check(json.currentToken() == JsonToken.START_ARRAY, "an array is missing");
    long[] numbers = new long[64];
    int size = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (size == max) {
        throw new DamagedLineException("an array has more than " + max + " numbers");
      }
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size * 2);
      }
      numbers[size++] = number();
    }
    return Arrays.copyOf(numbers, size);
  }

  String string() throws IOException, DamagedLineException {
    check(json.currentToken() == JsonToken.VALUE_STRING, "a text is missing");
    return json.getText();
  }

  /** A count or time: not negative, and small enough that a million of them can be added up. */
  long number() throws IOException, DamagedLineException {
    check(json.currentToken() == JsonToken.VALUE_NUMBER_INT, "a whole number is missing");
    long number = json.getLongValue();
    check(number >= 0, "a number is negative");
    check(number <= MAX_NUMBER, "a number is too large");
    return number;
  }

  long numberOrUnknown() throws IOException, DamagedLineException {
    boolean unknown =
        json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getLongValue() == -1;
    return unknown ? -1 : number();
  }

  static void check(boolean valid, String otherwise) throws DamagedLineException {
    if (!valid) {
      throw new DamagedLineException(otherwise);
    }
  }

  static String quote(String text) {
    String safe =
        text.codePoints()
            .limit(40)
            .filter(c -> c >= ' ' && c < 127)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return "'" + safe + "'";
  }

  /** Steps over a value nobody asked for: a later version may have it. */
  void skip() throws IOException {
    json.skipChildren();
  }
}
