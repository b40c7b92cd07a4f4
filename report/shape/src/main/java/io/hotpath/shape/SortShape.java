package io.hotpath.shape;

import java.util.regex.Pattern;

/** Writes what names keys of an index: sort and hint, in their order, and the collation. */
final class SortShape {

  /** Language, script, country. What is longer is none, and could be anything. */
  private static final Pattern LOCALE =
      Pattern.compile("simple|[A-Za-z]{2,3}([_-][A-Za-z]{2,4}){0,2}");

  private final Draft draft;

  SortShape(Draft draft) {
    this.draft = draft;
  }

  /** {@code {a: 1, b: -1}}. */
  void write(DocumentReader in) {
    if (in.kind() != DocumentReader.Kind.DOCUMENT || draft.isDeep()) {
      draft.text.append("{...}");
      return;
    }
    draft.text.append('{');
    draft.sequences.open();
    draft.enter(in);
    while (in.next()) {
      draft.sequences.item();
      draft.names.field(in.name());
      draft.text.append(": ");
      draft.text.append(direction(in));
      draft.sequences.end();
    }
    draft.leave(in);
    draft.sequences.close();
    draft.text.append('}');
  }

  private static String direction(DocumentReader in) {
    return switch (in.kind()) {
      case NUMBER -> in.number() < 0 ? "-1" : "1";
      case STRING -> keyKind(in.string());
      case DOCUMENT -> "{$meta: ?}";
      default -> "?";
    };
  }

  private static String keyKind(String kind) {
    return switch (kind) {
      case "text", "hashed" -> kind;
      case "2d", "2dsphere" -> '"' + kind + '"';
      default -> "?";
    };
  }

  /** The name of an index, or its keys. */
  void writeHint(DocumentReader in) {
    switch (in.kind()) {
      case STRING -> draft.names.index(in.string());
      case DOCUMENT -> write(in);
      default -> draft.text.append('?');
    }
  }

  /** {@code en/2}: locale and strength. */
  void writeCollation(DocumentReader in) {
    String locale = "?";
    long strength = 0;
    if (in.kind() == DocumentReader.Kind.DOCUMENT) {
      draft.enter(in);
      while (in.next()) {
        String name = in.name();
        if (name.equals("locale") && in.kind() == DocumentReader.Kind.STRING) {
          locale = locale(in.string());
        } else if (name.equals("strength") && in.kind() == DocumentReader.Kind.NUMBER) {
          strength = in.number();
        }
      }
      draft.leave(in);
    }
    draft.text.append(locale);
    if (strength >= 1 && strength <= 5) {
      draft.text.append('/');
      draft.text.append((char) ('0' + strength));
    }
  }

  private static String locale(String given) {
    return LOCALE.matcher(given).matches() ? given : "?";
  }
}
