package io.hotpath.shape;

import io.hotpath.shape.DocumentReader.Kind;

/** Writes what an update changes: operators and names of fields, or that it replaces all. */
final class UpdateShape {

  private final Draft draft;

  UpdateShape(Draft draft) {
    this.draft = draft;
  }

  /** {@code update {$set: [a, b]}}, {@code replace} or {@code pipeline [$set]}. */
  void write(DocumentReader in) {
    if (in.kind() == Kind.ARRAY) {
      pipeline(in);
      return;
    }
    if (in.kind() != Kind.DOCUMENT) {
      draft.text.append("replace");
      return;
    }
    draft.enter(in);
    boolean there = in.next();
    if (there && in.name().startsWith("$")) {
      operators(in);
    } else {
      draft.text.append("replace");
      for (; there; there = in.next()) {
        value(in, in.name());
      }
    }
    draft.leave(in);
  }

  private void pipeline(DocumentReader in) {
    draft.text.append("pipeline [");
    draft.sequences.open();
    draft.enter(in);
    for (int index = 0; in.next(); index++) {
      draft.sequences.item();
      stage(in, index);
      draft.sequences.end();
    }
    draft.leave(in);
    draft.sequences.close();
    draft.text.append(']');
  }

  private void stage(DocumentReader in, int index) {
    long outer = draft.values.open();
    String name = "?";
    if (in.kind() == Kind.DOCUMENT) {
      draft.enter(in);
      if (in.next()) {
        name = in.name();
        draft.values.literal(in.hash());
      }
      draft.leave(in);
    }
    if (name.startsWith("$")) {
      draft.names.value(name);
    } else {
      draft.text.append('?');
    }
    draft.values.close(outer, index);
  }

  private void operators(DocumentReader in) {
    draft.text.append("update {");
    int list = draft.sorted.open();
    do {
      int start = draft.text.length();
      String operator = in.name();
      long outer = draft.values.open();
      draft.names.field(operator);
      draft.text.append(": [");
      fields(in);
      draft.text.append(']');
      draft.values.close(outer, operator.hashCode());
      draft.sorted.add(list, start);
    } while (in.next());
    draft.sorted.close(list);
    draft.text.append('}');
  }

  private void fields(DocumentReader in) {
    if (in.kind() != Kind.DOCUMENT) {
      return;
    }
    int list = draft.sorted.open();
    draft.enter(in);
    while (in.next()) {
      int start = draft.text.length();
      String name = in.name();
      draft.names.value(name);
      value(in, name);
      draft.sorted.add(list, start);
    }
    draft.leave(in);
    draft.sorted.close(list);
  }

  /** A value is known by the name of its field, too. */
  private void value(DocumentReader in, String name) {
    long outer = draft.values.open();
    draft.values.literal(in.hash());
    draft.values.close(outer, name.hashCode());
  }
}
