package io.hotpath.it;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** JSON of a report, asked for single values. */
final class JsonText {

  private JsonText() {}

  /** All values at places that match, in the order of the text. */
  static List<String> values(String json, Pattern place) throws IOException {
    List<String> values = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        String at = parser.getParsingContext().pathAsPointer().toString();
        if (parser.currentToken().isScalarValue() && place.matcher(at).matches()) {
          values.add(parser.getText());
        }
      }
    }
    return values;
  }
}
