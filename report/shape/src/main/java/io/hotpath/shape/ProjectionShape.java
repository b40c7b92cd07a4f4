package io.hotpath.shape;

/** Writes projections: names sorted, {@code 1} for shown and {@code 0} for left out. */
final class ProjectionShape {

  private final Draft draft;
  private final FilterShape filters;
  private final ExpressionShape expressions;

  ProjectionShape(Draft draft, FilterShape filters, ExpressionShape expressions) {
    this.draft = draft;
    this.filters = filters;
    this.expressions = expressions;
  }

  void write(DocumentReader in) {
    if (in.kind() != DocumentReader.Kind.DOCUMENT || draft.isDeep()) {
      draft.text.append("...");
      return;
    }
    draft.enter(in);
    if (in.next()) {
      fields(in);
    } else {
      draft.text.append("{}");
    }
    draft.leave(in);
  }

  private void fields(DocumentReader in) {
    draft.text.append('{');
    int list = draft.sorted.open();
    do {
      int start = draft.text.length();
      String name = in.name();
      long outer = draft.values.open();
      draft.names.field(name);
      draft.text.append(": ");
      field(in);
      draft.values.close(outer, name.hashCode());
      draft.sorted.add(list, start);
    } while (in.next());
    draft.sorted.close(list);
    draft.text.append('}');
  }

  private void field(DocumentReader in) {
    switch (in.kind()) {
      case NUMBER -> draft.text.append(in.number() == 0 ? '0' : '1');
      case BOOLEAN -> draft.text.append(in.bool() ? '1' : '0');
      case DOCUMENT -> nested(in);
      default -> expressions.write(in);
    }
  }

  private void nested(DocumentReader in) {
    if (draft.isDeep()) {
      draft.text.append("...");
      return;
    }
    draft.enter(in);
    if (!in.next()) {
      draft.text.append("{}");
    } else if (in.name().equals("$elemMatch")) {
      draft.text.append("{$elemMatch: ");
      filters.write(in);
      draft.text.append('}');
    } else if (in.name().startsWith("$")) {
      expressions.writeFrom(in);
    } else {
      fields(in);
    }
    draft.leave(in);
  }
}
