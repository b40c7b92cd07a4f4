package io.hotpath.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * JSON of pages: ASCII without {@code <}, {@code >} and {@code &}, so that no text of a profile can
 * end the element it stands in. Stateless.
 */
final class PageJson {

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .characterEscapes(new MarkupEscapes())
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build()
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private PageJson() {}

  /** JSON's own escapes, and those of markup. */
  private static final class MarkupEscapes extends CharacterEscapes {
    private final int[] codes = standardAsciiEscapesForJSON();

    MarkupEscapes() {
      for (char c : new char[] {'<', '>', '&', '\''}) {
        codes[c] = ESCAPE_STANDARD;
      }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return codes.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      return null;
    }
  }

  /** Closing it leaves the stream open. */
  static JsonGenerator open(OutputStream out) throws IOException {
    return JSON.createGenerator(out);
  }
}
