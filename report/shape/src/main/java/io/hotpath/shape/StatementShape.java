package io.hotpath.shape;

import io.hotpath.shape.DocumentReader.Kind;
import io.hotpath.shape.Parts.Part;

/**
 * Writes one statement from the fields of a command, of one of its updates or deletes, or of an
 * operation of a bulk write.
 */
final class StatementShape {

  private final Draft draft;
  private final Parts parts;
  private final FilterShape filters;
  private final StageShape stages;
  private final SortShape sorts;
  private final ProjectionShape projections;
  private final UpdateShape updates;
  private boolean skips;

  StatementShape(Draft draft) {
    this.draft = draft;
    ExpressionShape expressions = new ExpressionShape(draft, true);
    parts = new Parts(draft.text);
    filters = new FilterShape(draft, expressions);
    sorts = new SortShape(draft);
    projections = new ProjectionShape(draft, filters, expressions);
    stages = new StageShape(draft, filters, sorts, expressions, projections);
    updates = new UpdateShape(draft);
  }

  void clear() {
    stages.clear();
    skips = false;
  }

  /** Whether documents are skipped: a page is asked for. */
  boolean skips() {
    return skips || stages.skips();
  }

  /** Opens a statement at the end of the text. */
  void open() {
    parts.open();
  }

  /** Ends it; what must be there and is not is written as empty. */
  void close(String kind) {
    if (!parts.has(Part.FILTER)) {
      parts.add(Part.FILTER, kind.equals("aggregate") ? "[]" : "{}");
    }
    if (kind.equals("distinct") && !parts.has(Part.KEY)) {
      parts.add(Part.KEY, "\"\"");
    }
    parts.close();
  }

  /**
   * Takes one field.
   *
   * @param kind the command, or what the operation does
   */
  void field(DocumentReader in, String kind, String name) {
    long outer = draft.values.open();
    switch (name) {
      case "filter", "query", "q" -> filter(in);
      case "pipeline" -> pipeline(in, kind);
      case "key" -> key(in, kind);
      case "sort" -> sort(in);
      case "projection", "fields" -> projection(in, kind);
      case "u", "updateMods" -> update(in);
      case "update" -> {
        if (kind.equals("findAndModify")) {
          update(in);
        }
      }
      case "let", "min", "max" -> draft.values.literal(in.hash());
      case "skip", "limit" -> page(in, kind, name);
      case "arrayFilters" -> arrayFilters(in);
      case "hint" -> hint(in);
      case "collation" -> collation(in);
      default -> flag(in, name);
    }
    draft.values.close(outer, name.hashCode());
  }

  private void filter(DocumentReader in) {
    parts.begin(Part.FILTER);
    filters.writeKeyed(in);
    parts.end(Part.FILTER);
  }

  private void pipeline(DocumentReader in, String kind) {
    if (kind.equals("aggregate")) {
      parts.begin(Part.FILTER);
      stages.write(in);
      parts.end(Part.FILTER);
    }
  }

  private void key(DocumentReader in, String kind) {
    if (kind.equals("distinct") && in.kind() == Kind.STRING) {
      parts.begin(Part.KEY);
      draft.names.value(in.string());
      parts.end(Part.KEY);
    }
  }

  private void sort(DocumentReader in) {
    if (in.kind() == Kind.DOCUMENT) {
      parts.begin(Part.SORT);
      draft.text.append("sort ");
      sorts.write(in);
      parts.end(Part.SORT);
      dropEmpty(Part.SORT);
    }
  }

  private void projection(DocumentReader in, String kind) {
    if (in.kind() == Kind.DOCUMENT && !kind.equals("count")) {
      long before = draft.values.mute();
      parts.begin(Part.PROJECT);
      draft.text.append("project ");
      projections.write(in);
      parts.end(Part.PROJECT);
      draft.values.unmute(before);
      dropEmpty(Part.PROJECT);
    }
  }

  /** Drivers send {@code sort: {}} as well as no sort. */
  private void dropEmpty(Part part) {
    int end = draft.text.length();
    if (draft.text.at(end - 2) == '{' && draft.text.at(end - 1) == '}') {
      parts.remove(part);
    }
  }

  private void update(DocumentReader in) {
    parts.begin(Part.UPDATE);
    updates.write(in);
    parts.end(Part.UPDATE);
  }

  private void page(DocumentReader in, String kind, String name) {
    long count = in.kind() == Kind.NUMBER ? in.number() : 0;
    draft.values.literal(count);
    if (count != 0 && name.equals("skip")) {
      parts.add(Part.SKIP, name);
      skips |= count > 0;
    } else if (count != 0) {
      boolean delete = kind.equals("delete");
      parts.add(delete ? Part.ONE : Part.LIMIT, delete ? "one" : name);
    }
  }

  private void arrayFilters(DocumentReader in) {
    if (in.kind() != Kind.ARRAY) {
      return;
    }
    parts.begin(Part.ARRAY_FILTERS);
    draft.text.append("arrayFilters [");
    draft.sequences.open();
    draft.enter(in);
    for (int index = 0; in.next(); index++) {
      draft.sequences.item();
      long outer = draft.values.open();
      filters.write(in);
      draft.values.close(outer, index);
      draft.sequences.end();
    }
    draft.leave(in);
    draft.sequences.close();
    draft.text.append(']');
    parts.end(Part.ARRAY_FILTERS);
  }

  private void hint(DocumentReader in) {
    parts.begin(Part.HINT);
    draft.text.append("hint ");
    sorts.writeHint(in);
    parts.end(Part.HINT);
    dropEmpty(Part.HINT);
  }

  private void collation(DocumentReader in) {
    parts.begin(Part.COLLATION);
    draft.text.append("collation ");
    sorts.writeCollation(in);
    parts.end(Part.COLLATION);
  }

  private void flag(DocumentReader in, String name) {
    switch (name) {
      case "remove" -> flag(in, Part.REMOVE, name);
      case "new" -> flag(in, Part.NEW, name);
      case "upsert" -> flag(in, Part.UPSERT, name);
      case "multi" -> flag(in, Part.MULTI, name);
      case "tailable" -> flag(in, Part.TAILABLE, name);
      case "awaitData" -> flag(in, Part.AWAIT_DATA, name);
      default -> {}
    }
  }

  private void flag(DocumentReader in, Part part, String word) {
    boolean set =
        in.kind() == Kind.BOOLEAN ? in.bool() : in.kind() == Kind.NUMBER && in.number() != 0;
    if (set) {
      parts.add(part, word);
    }
  }

  /** Deletes of a bulk write say {@code multi} where those of {@code delete} say a limit. */
  void closeBulkDelete() {
    if (!parts.has(Part.MULTI)) {
      parts.add(Part.ONE, "one");
    }
    parts.remove(Part.MULTI);
    close("delete");
  }
}
