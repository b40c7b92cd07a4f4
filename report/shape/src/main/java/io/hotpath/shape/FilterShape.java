package io.hotpath.shape;

/** Writes filters: what order means nothing is sorted, values are dropped. */
final class FilterShape {

  private static final String DEEP = "...";

  private final Draft draft;
  private final ConditionShape conditions;
  private final ExpressionShape expressions;

  FilterShape(Draft draft, ExpressionShape expressions) {
    this.draft = draft;
    this.expressions = expressions;
    this.conditions = new ConditionShape(draft, this);
  }

  /** A filter whose values are the values of the command. */
  void writeKeyed(DocumentReader in) {
    boolean before = draft.values.inFilter(true);
    write(in);
    draft.values.inFilter(before);
  }

  void write(DocumentReader in) {
    draft.text.append('{');
    draft.sorted.close(open(in));
    draft.text.append('}');
  }

  /** Writes the clauses as pieces of a list that is left open. */
  private int open(DocumentReader in) {
    int list = draft.sorted.open();
    if (in.kind() != DocumentReader.Kind.DOCUMENT || draft.isDeep()) {
      draft.text.append(DEEP);
      draft.sorted.add(list, draft.text.length() - DEEP.length());
      return list;
    }
    draft.enter(in);
    while (in.next()) {
      clause(in, list);
    }
    draft.leave(in);
    return list;
  }

  /** The rest of a filter that was entered, from the clause at which the reader stands. */
  void writeFrom(DocumentReader in) {
    draft.text.append('{');
    int list = draft.sorted.open();
    do {
      clause(in, list);
    } while (in.next());
    draft.sorted.close(list);
    draft.text.append('}');
  }

  private void clause(DocumentReader in, int list) {
    String name = in.name();
    if (name.equals("$comment")) {
      return;
    }
    int start = draft.text.length();
    long outer = draft.values.open();
    boolean joins = Filter.isLogical(name) && in.kind() == DocumentReader.Kind.ARRAY;
    draft.names.field(name);
    draft.text.append(": ");
    if (joins) {
      branches(in, list, start, name);
    } else {
      if (name.equals("$expr")) {
        expressions.write(in);
      } else if (name.startsWith("$")) {
        conditions.options(in);
      } else {
        conditions.write(in);
      }
      draft.sorted.add(list, start);
    }
    draft.values.close(outer, name.hashCode());
  }

  /** {@code [FILTER, FILTER*]}; a single one under {@code $and} or {@code $or} is no branch. */
  private void branches(DocumentReader in, int list, int start, String name) {
    if (draft.isDeep()) {
      draft.text.append("[{...}]");
      draft.sorted.add(list, start);
      return;
    }
    draft.text.append('[');
    draft.enter(in);
    boolean spliced = false;
    if (in.next()) {
      int children = draft.text.length();
      long outer = draft.values.open();
      draft.text.append('{');
      int first = open(in);
      draft.values.close(outer, 0);
      boolean more = in.next();
      spliced = !more && !name.equals("$nor");
      if (spliced) {
        draft.sorted.splice(list, first);
      } else {
        draft.sorted.close(first);
        draft.text.append('}');
        others(in, children, more);
      }
    }
    draft.leave(in);
    if (!spliced) {
      draft.text.append(']');
      draft.sorted.add(list, start);
    }
  }

  /** The first branch is written, from {@code children} on. */
  private void others(DocumentReader in, int children, boolean more) {
    int list = draft.sorted.open(children);
    draft.sorted.add(list, children);
    for (boolean there = more; there; there = in.next()) {
      int start = draft.text.length();
      long outer = draft.values.open();
      write(in);
      draft.values.close(outer, 0);
      draft.sorted.add(list, start);
    }
    draft.sorted.close(list, "*");
  }
}
