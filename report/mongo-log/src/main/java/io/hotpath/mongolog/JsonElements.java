package io.hotpath.mongolog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object with extended JSON in it, relaxed or canonical, as servers log it: {@code {"$oid":
 * ..}} and its like are single values. Streams; no recursion. What is no JSON ends in {@link
 * UnreadableException}.
 */
final class JsonElements implements Elements {

  private final JsonTokens in;

  /** Which of the levels entered are arrays. */
  private final BitSet arrays = new BitSet();

  private int depth;
  private boolean ended;
  private String name = "";
  private @Nullable String pendingName;
  private Kind kind = Kind.OTHER;

  /** Of an object: the name of its first field, which was looked at. */
  private @Nullable String first;

  private boolean taken = true;
  private String options = "";

  /** Begins at the next token, which must open an object. */
  JsonElements(JsonParser parser) {
    in = new JsonTokens(parser);
    if (in.next() != JsonToken.START_OBJECT) {
      throw new UnreadableException("no JSON object");
    }
  }

  @Override
  public boolean next() {
    skip();
    if (!ended) {
      if (arrays.get(depth)) {
        ended = in.next() == JsonToken.END_ARRAY;
      } else {
        nextField();
      }
    }
    if (!ended) {
      look();
    }
    return !ended;
  }

  private void nextField() {
    String field = pendingName != null ? pendingName : in.nextField();
    pendingName = null;
    if (field == null) {
      ended = true;
    } else {
      name = field;
      in.next();
    }
  }

  private void look() {
    taken = false;
    first = null;
    kind =
        switch (in.current()) {
          case START_OBJECT -> lookInside();
          case START_ARRAY -> Kind.ARRAY;
          case VALUE_STRING -> Kind.STRING;
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
          case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
          default -> Kind.NULL;
        };
  }

  private Kind lookInside() {
    first = in.nextField();
    Kind single = first == null ? null : ExtendedJson.kind(first);
    return single == null ? Kind.DOCUMENT : single;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public void enter() {
    taken = true;
    depth++;
    arrays.set(depth, kind == Kind.ARRAY);
    pendingName = first;
    // An empty object was read to its end when it was looked at.
    ended = kind == Kind.DOCUMENT && first == null;
  }

  @Override
  public void leave() {
    while (!ended) {
      next();
    }
    depth--;
    ended = false;
    taken = true;
  }

  @Override
  public String string() {
    taken = true;
    if (kind != Kind.REGEX) {
      return in.text();
    }
    String[] regex = ExtendedJson.regex(in);
    options = regex[1];
    return regex[0];
  }

  @Override
  public String regexOptions() {
    return options;
  }

  @Override
  public long number() {
    taken = true;
    return first == null ? in.number() : ExtendedJson.number(in);
  }

  @Override
  public boolean bool() {
    taken = true;
    return in.current() == JsonToken.VALUE_TRUE;
  }

  @Override
  public long dateMillis() {
    if (!"$date".equals(first)) {
      return NO_DATE;
    }
    taken = true;
    return ExtendedJson.date(in);
  }

  /** Steps over a value that nobody took. */
  private void skip() {
    if (!taken) {
      taken = true;
      if (first != null) {
        in.skipFromField();
      } else {
        in.skipValue();
      }
    }
  }
}
