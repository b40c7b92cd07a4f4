package io.hotpath.shape;

/** Writes what a filter asks of one field: a value, or operators. */
final class ConditionShape {

  private static final String OPENED = "{$eq: ";

  // Bits of a $regex that is given by operators.
  private static final int SEEN = 1;
  private static final int ANCHORED = 2;
  private static final int IGNORES_CASE = 4;
  private static final int OTHER_OPTIONS = 8;

  private final Draft draft;
  private final LiteralShape literals;
  private final FilterShape filters;

  ConditionShape(Draft draft, FilterShape filters) {
    this.draft = draft;
    this.filters = filters;
    this.literals = new LiteralShape(draft);
  }

  void write(DocumentReader in) {
    if (in.kind() != DocumentReader.Kind.DOCUMENT) {
      literals.write(in);
    } else if (draft.isDeep()) {
      draft.text.append("...");
    } else {
      draft.enter(in);
      if (!in.next()) {
        draft.text.append("{=}");
      } else if (isOperator(in.name())) {
        operators(in, true);
      } else {
        literals.exactFrom(in);
      }
      draft.leave(in);
    }
  }

  /** A database reference is a value, although its names look like operators. */
  private static boolean isOperator(String name) {
    return name.startsWith("$")
        && !name.equals("$ref")
        && !name.equals("$id")
        && !name.equals("$db");
  }

  /**
   * The rest of a document of operators that was entered.
   *
   * @param fold whether {@code {$eq: ?}} is {@code ?}, and {@code {$regex: ?}} is {@code /?/}
   */
  private void operators(DocumentReader in, boolean fold) {
    int start = draft.text.length();
    draft.text.append('{');
    int list = draft.sorted.open();
    int regex = 0;
    boolean equal = true;
    do {
      String name = in.name();
      if (name.equals("$regex") || name.equals("$options")) {
        regex |= name.equals("$regex") ? pattern(in) : regexOptions(in);
      } else {
        equal &= name.equals("$eq");
        operator(in, list, name);
      }
    } while (in.next());
    int others = draft.sorted.count(list);
    if (regex != 0 && (others > 0 || !fold)) {
      int piece = draft.text.length();
      draft.text.append("$regex: ");
      draft.text.append(form(regex));
      draft.sorted.add(list, piece);
    }
    if (fold && others == 0) {
      draft.sorted.drop(list);
      draft.text.cut(start);
      draft.text.append(form(regex));
    } else if (fold && others == 1 && equal && regex == 0) {
      draft.sorted.drop(list);
      draft.text.delete(start, start + OPENED.length());
    } else {
      draft.sorted.close(list);
      draft.text.append('}');
    }
  }

  private int pattern(DocumentReader in) {
    String pattern;
    int bits = SEEN;
    if (in.kind() == DocumentReader.Kind.REGEX) {
      pattern = in.string();
      bits |= bits(in.regexOptions());
    } else if (in.kind() == DocumentReader.Kind.STRING) {
      pattern = in.string();
    } else {
      return bits;
    }
    draft.values.literal(Values.hash(pattern));
    return RegexForm.of(pattern, "").equals(RegexForm.ANCHORED) ? bits | ANCHORED : bits;
  }

  private static int regexOptions(DocumentReader in) {
    return in.kind() == DocumentReader.Kind.STRING ? bits(in.string()) : 0;
  }

  private static int bits(String options) {
    int bits = options.indexOf('i') >= 0 ? IGNORES_CASE : 0;
    boolean others = options.indexOf('m') >= 0 || options.indexOf('x') >= 0;
    return others ? bits | OTHER_OPTIONS : bits;
  }

  private static String form(int regex) {
    if ((regex & IGNORES_CASE) != 0) {
      return RegexForm.IGNORES_CASE;
    }
    boolean anchored = (regex & ANCHORED) != 0 && (regex & OTHER_OPTIONS) == 0;
    return anchored ? RegexForm.ANCHORED : RegexForm.ANY;
  }

  private void operator(DocumentReader in, int list, String name) {
    int start = draft.text.length();
    long outer = draft.values.open();
    draft.names.field(name);
    draft.text.append(": ");
    argument(in, name);
    draft.values.close(outer, name.hashCode());
    draft.sorted.add(list, start);
  }

  private void argument(DocumentReader in, String name) {
    switch (name) {
      case "$eq", "$ne", "$gt", "$gte", "$lt", "$lte" -> compared(in);
      case "$in", "$nin", "$all" -> literals.writeElements(in);
      case "$exists" -> draft.text.append(isTrue(in) ? "true" : "false");
      case "$not" -> write(in);
      case "$elemMatch" -> element(in);
      case "$near", "$nearSphere", "$geoWithin", "$geoIntersects", "$within" -> options(in);
      default -> draft.literal(in);
    }
  }

  private void compared(DocumentReader in) {
    if (in.kind() == DocumentReader.Kind.REGEX) {
      // Compared, not matched.
      draft.literal(in);
    } else {
      literals.writeCompared(in);
    }
  }

  private static boolean isTrue(DocumentReader in) {
    return switch (in.kind()) {
      case BOOLEAN -> in.bool();
      case NUMBER -> in.number() != 0;
      default -> true;
    };
  }

  /** What one element must be like: operators for itself, or a filter for its fields. */
  private void element(DocumentReader in) {
    if (in.kind() != DocumentReader.Kind.DOCUMENT) {
      draft.literal(in);
    } else if (draft.isDeep()) {
      draft.text.append("...");
    } else {
      draft.enter(in);
      if (!in.next()) {
        draft.text.append("{}");
      } else if (isOperator(in.name()) && !isFilter(in.name())) {
        operators(in, false);
      } else {
        filters.writeFrom(in);
      }
      draft.leave(in);
    }
  }

  private static boolean isFilter(String operator) {
    return Filter.isLogical(operator) || operator.equals("$expr") || operator.equals("$comment");
  }

  /** An operator's options by name: {@code {$search: ?}}. */
  void options(DocumentReader in) {
    if (in.kind() != DocumentReader.Kind.DOCUMENT || draft.isDeep()) {
      draft.literal(in);
      return;
    }
    draft.text.append('{');
    int list = draft.sorted.open();
    draft.enter(in);
    while (in.next()) {
      int start = draft.text.length();
      String name = in.name();
      long outer = draft.values.open();
      draft.names.field(name);
      draft.text.append(": ");
      draft.literal(in);
      draft.values.close(outer, name.hashCode());
      draft.sorted.add(list, start);
    }
    draft.leave(in);
    draft.sorted.close(list);
    draft.text.append('}');
  }
}
