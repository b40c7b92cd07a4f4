package io.hotpath.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.hotpath.profile.Method;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** How all reports write JSON: ASCII, so that no terminal minds it, and streamed. */
final class JsonFields {

  /** Version of the formats: changes of meaning raise it, new fields do not. */
  static final int VERSION = 1;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build()
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private JsonFields() {}

  /** Closing it leaves the stream open. */
  static JsonGenerator open(OutputStream out) throws IOException {
    return JSON.createGenerator(out);
  }

  static void writeMethod(Method method, JsonGenerator json) throws IOException {
    json.writeStringField("class", method.type());
    json.writeStringField("name", method.name());
    json.writeStringField("file", method.file());
    json.writeNumberField("line", method.line());
  }

  /** The lines that were seen to ask or to log, with how often each was. */
  static void writeCallers(Map<Method, Long> callers, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("callers");
    for (Map.Entry<Method, Long> caller : callers.entrySet()) {
      json.writeStartObject();
      writeMethod(caller.getKey(), json);
      json.writeNumberField("seen", caller.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void writeCounts(String field, Map<?, Long> counts, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<?, Long> entry : counts.entrySet()) {
      json.writeNumberField(entry.getKey().toString(), entry.getValue());
    }
    json.writeEndObject();
  }

  static void writeStrings(String field, Iterable<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
