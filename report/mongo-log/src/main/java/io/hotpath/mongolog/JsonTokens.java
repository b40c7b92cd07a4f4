package io.hotpath.mongolog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tokens of JSON, one after the other; what is none ends in {@link UnreadableException}. */
final class JsonTokens {

  private final JsonParser parser;

  JsonTokens(JsonParser parser) {
    this.parser = parser;
  }

  /** Moves on. */
  JsonToken next() {
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new UnreadableException("JSON that ends too early");
      }
      return token;
    } catch (IOException e) {
      throw new UnreadableException("no JSON, or nested too deeply", e);
    }
  }

  JsonToken current() {
    return parser.currentToken();
  }

  /** Moves on to the next field and says its name, or null at the end of the object. */
  @Nullable String nextField() {
    return next() == JsonToken.FIELD_NAME ? text() : null;
  }

  /** Of a string, name, number or word. */
  String text() {
    try {
      return parser.getText();
    } catch (IOException e) {
      throw new UnreadableException("no JSON, or nested too deeply", e);
    }
  }

  /** A number, cut to a whole one. */
  long number() {
    try {
      NumberType type = parser.getNumberType();
      return type == NumberType.INT || type == NumberType.LONG
          ? parser.getLongValue()
          : (long) parser.getDoubleValue();
    } catch (IOException e) {
      throw new UnreadableException("a number beyond all bounds", e);
    }
  }

  /** Over the array or object that begins here; nothing for other values. */
  void skipValue() {
    try {
      parser.skipChildren();
    } catch (IOException e) {
      throw new UnreadableException("no JSON, or nested too deeply", e);
    }
  }

  /** From the name of a field to the end of its object. */
  void skipFromField() {
    do {
      next();
      skipValue();
    } while (next() == JsonToken.FIELD_NAME);
  }

  /** From a value to the end of the object around it. */
  void skipFromValue() {
    if (next() == JsonToken.FIELD_NAME) {
      skipFromField();
    }
  }
}
