package io.hotpath.shape;

/**
 * Writes aggregation expressions: operators, names and the paths {@code $a.b} stay, all else is
 * {@code ?}.
 */
final class ExpressionShape {

  private final Draft draft;
  private final boolean paths;

  /**
   * Makes a writer.
   *
   * @param paths whether a string that begins with {@code $} is a path; else it is a value like any
   *     other
   */
  ExpressionShape(Draft draft, boolean paths) {
    this.draft = draft;
    this.paths = paths;
  }

  void write(DocumentReader in) {
    switch (in.kind()) {
      case DOCUMENT -> document(in);
      case ARRAY -> array(in);
      case STRING -> string(in);
      case NULL -> draft.text.append("null");
      default -> draft.literal(in);
    }
  }

  private void string(DocumentReader in) {
    String string = in.string();
    if (paths && string.length() > 1 && string.charAt(0) == '$') {
      draft.names.value(string);
    } else {
      draft.text.append('?');
      draft.values.literal(Values.hash(string));
    }
  }

  private void document(DocumentReader in) {
    if (draft.isDeep()) {
      draft.text.append("...");
      return;
    }
    draft.enter(in);
    if (in.next()) {
      writeFrom(in);
    } else {
      draft.text.append("{}");
    }
    draft.leave(in);
  }

  /** The rest of a document that was entered, from the field at which the reader stands. */
  void writeFrom(DocumentReader in) {
    if (isLiteral(in.name())) {
      draft.literal(in);
      return;
    }
    draft.text.append('{');
    draft.sequences.open();
    do {
      draft.sequences.item();
      String name = in.name();
      draft.names.field(name);
      draft.text.append(": ");
      long outer = draft.values.open();
      write(in);
      draft.values.close(outer, name.hashCode());
      draft.sequences.end();
    } while (in.next());
    draft.sequences.close();
    draft.text.append('}');
  }

  /** Operators whose argument is a value or code, whatever it looks like. */
  private static boolean isLiteral(String operator) {
    return operator.equals("$literal")
        || operator.equals("$function")
        || operator.equals("$accumulator");
  }

  private void array(DocumentReader in) {
    if (draft.isDeep()) {
      draft.text.append("...");
      return;
    }
    draft.text.append('[');
    draft.sequences.open();
    draft.enter(in);
    for (int index = 0; in.next(); index++) {
      draft.sequences.item();
      long outer = draft.values.open();
      write(in);
      draft.values.close(outer, index);
      draft.sequences.end();
    }
    draft.leave(in);
    draft.sequences.close();
    draft.text.append(']');
  }
}
