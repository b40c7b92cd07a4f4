package io.hotpath.shape;

/**
 * Writes the values that a filter compares with, by what matters to an index: {@code ?}, {@code
 * null}, {@code /^?/}, {@code {=a, b}}, {@code [?]}. Each counts as one value of the filter.
 */
final class LiteralShape {

  private static final int OTHERS = 1;
  private static final int DOCUMENTS = 2;
  private static final int REGEXES = 4;
  private static final long ELEMENTS = 7;

  private final Draft draft;

  LiteralShape(Draft draft) {
    this.draft = draft;
  }

  /** A value that is no document. */
  void write(DocumentReader in) {
    switch (in.kind()) {
      case NULL -> draft.text.append("null");
      case REGEX -> regex(in);
      case ARRAY -> array(in);
      default -> draft.literal(in);
    }
  }

  /** A value that an operator compares with: a document is one like any other. */
  void writeCompared(DocumentReader in) {
    if (in.kind() != DocumentReader.Kind.DOCUMENT) {
      write(in);
    } else if (draft.isDeep()) {
      draft.text.append("...");
    } else {
      draft.enter(in);
      if (in.next()) {
        exactFrom(in);
      } else {
        draft.text.append("{=}");
      }
      draft.leave(in);
    }
  }

  /** The rest of an embedded document that was entered, from the field where the reader stands. */
  void exactFrom(DocumentReader in) {
    draft.text.append("{=");
    draft.sequences.open();
    long hash = 0;
    do {
      draft.sequences.item();
      String name = in.name();
      draft.names.field(name);
      draft.sequences.end();
      hash = Values.mix(hash + name.hashCode()) + in.hash();
    } while (in.next());
    draft.sequences.close();
    draft.text.append('}');
    draft.values.literal(hash);
  }

  private void regex(DocumentReader in) {
    String pattern = in.string();
    String options = in.regexOptions();
    draft.text.append(RegexForm.of(pattern, options));
    draft.values.literal(Values.hash(pattern) + options.hashCode());
  }

  /** An array to be equal to. */
  private void array(DocumentReader in) {
    long hash = 0;
    int kinds = 0;
    in.enter();
    while (in.next()) {
      kinds |= bit(in.kind());
      hash = Values.mix(hash + ELEMENTS) + in.hash();
    }
    in.leave();
    append(kinds);
    draft.values.literal(hash);
  }

  /** The array of {@code $in}, {@code $nin} and {@code $all}, whose order means nothing. */
  void writeElements(DocumentReader in) {
    if (in.kind() != DocumentReader.Kind.ARRAY) {
      draft.literal(in);
      return;
    }
    long hash = 0;
    int kinds = 0;
    int count = 0;
    in.enter();
    for (; in.next(); count++) {
      kinds |= bit(in.kind());
      hash += Values.mix(in.hash() + ELEMENTS);
    }
    in.leave();
    append(kinds);
    draft.values.literal(hash);
    draft.values.sawIn(count);
  }

  private static int bit(DocumentReader.Kind kind) {
    return switch (kind) {
      case DOCUMENT -> DOCUMENTS;
      case REGEX -> REGEXES;
      default -> OTHERS;
    };
  }

  private void append(int kinds) {
    draft.text.append(
        switch (kinds) {
          case 0 -> "[]";
          case OTHERS -> "[?]";
          case DOCUMENTS -> "[{}]";
          case REGEXES -> "[/?/]";
          case OTHERS | DOCUMENTS -> "[?, {}]";
          case OTHERS | REGEXES -> "[?, /?/]";
          case DOCUMENTS | REGEXES -> "[{}, /?/]";
          default -> "[?, {}, /?/]";
        });
  }
}
