package io.hotpath.shape;

import io.hotpath.shape.DocumentReader.Kind;

/** Writes pipelines: stages in their order, each by what it does. */
final class StageShape {

  private final Draft draft;
  private final FilterShape filters;
  private final SortShape sorts;
  private final ExpressionShape expressions;
  private final ExpressionShape data;
  private final ProjectionShape projections;
  private int pipelines;
  private boolean skips;

  StageShape(
      Draft draft,
      FilterShape filters,
      SortShape sorts,
      ExpressionShape expressions,
      ProjectionShape projections) {
    this.draft = draft;
    this.filters = filters;
    this.sorts = sorts;
    this.expressions = expressions;
    this.projections = projections;
    this.data = new ExpressionShape(draft, false);
  }

  void clear() {
    pipelines = 0;
    skips = false;
  }

  /** Whether the outermost pipeline skips documents. */
  boolean skips() {
    return skips;
  }

  void write(DocumentReader in) {
    if (in.kind() != Kind.ARRAY || draft.isDeep()) {
      draft.text.append("[...]");
      return;
    }
    draft.text.append('[');
    int start = draft.text.length();
    pipelines++;
    draft.enter(in);
    for (int index = 0; in.next(); index++) {
      if (index > 0) {
        draft.text.append(", ");
      }
      long outer = draft.values.open();
      stage(in);
      draft.values.close(outer, index);
      draft.text.limit(start);
    }
    draft.leave(in);
    pipelines--;
    draft.text.append(']');
  }

  private void stage(DocumentReader in) {
    if (in.kind() != Kind.DOCUMENT || draft.isDeep()) {
      draft.text.append(draft.isDeep() ? "..." : "?");
      return;
    }
    draft.enter(in);
    String name = in.next() ? in.name() : "";
    if (name.startsWith("$")) {
      draft.names.field(name);
      argument(in, name);
    } else {
      draft.text.append('?');
    }
    draft.leave(in);
  }

  private void argument(DocumentReader in, String stage) {
    switch (stage) {
      case "$limit", "$sample" -> draft.values.literal(in.hash());
      case "$skip" -> skip(in);
      default -> {
        draft.text.append(' ');
        shown(in, stage);
      }
    }
  }

  private void skip(DocumentReader in) {
    long count = in.kind() == Kind.NUMBER ? in.number() : 0;
    skips |= count > 0 && pipelines == 1;
    draft.values.literal(count);
  }

  private void shown(DocumentReader in, String stage) {
    switch (stage) {
      case "$match" -> filters.writeKeyed(in);
      case "$sort" -> sorts.write(in);
      case "$project" -> projections.write(in);
      case "$unset" -> names(in);
      case "$facet" -> facets(in);
      case "$count", "$out" -> nameOrOptions(in);
      case "$lookup", "$graphLookup", "$unionWith", "$merge", "$geoNear" -> nameOrOptions(in);
      case "$unwind" -> {
        if (in.kind() == Kind.DOCUMENT) {
          nameOrOptions(in);
        } else {
          expressions.write(in);
        }
      }
      case "$group", "$addFields", "$set", "$bucket", "$bucketAuto" -> expressions.write(in);
      case "$sortByCount", "$replaceRoot", "$replaceWith", "$redact" -> expressions.write(in);
      case "$setWindowFields", "$fill" -> expressions.write(in);
      default -> data.write(in);
    }
  }

  /** One name or several, sorted: {@code [a, b]}. */
  private void names(DocumentReader in) {
    draft.text.append('[');
    int list = draft.sorted.open();
    if (in.kind() == Kind.ARRAY) {
      in.enter();
      while (in.next()) {
        name(in, list);
      }
      in.leave();
    } else {
      name(in, list);
    }
    draft.sorted.close(list);
    draft.text.append(']');
  }

  private void name(DocumentReader in, int list) {
    int start = draft.text.length();
    if (in.kind() == Kind.STRING) {
      draft.names.value(in.string());
    } else {
      draft.text.append('?');
    }
    draft.sorted.add(list, start);
  }

  private void facets(DocumentReader in) {
    if (in.kind() != Kind.DOCUMENT || draft.isDeep()) {
      draft.text.append("...");
      return;
    }
    draft.text.append('{');
    draft.sequences.open();
    draft.enter(in);
    while (in.next()) {
      draft.sequences.item();
      String name = in.name();
      draft.names.field(name);
      draft.text.append(": ");
      long outer = draft.values.open();
      write(in);
      draft.values.close(outer, name.hashCode());
      draft.sequences.end();
    }
    draft.leave(in);
    draft.sequences.close();
    draft.text.append('}');
  }

  /** What a stage is given by name: collections and fields stay. */
  private void nameOrOptions(DocumentReader in) {
    switch (in.kind()) {
      case STRING -> draft.names.value(in.string());
      case ARRAY -> names(in);
      case DOCUMENT -> options(in);
      default -> draft.literal(in);
    }
  }

  private void options(DocumentReader in) {
    if (draft.isDeep()) {
      draft.text.append("...");
      return;
    }
    draft.text.append('{');
    draft.sequences.open();
    draft.enter(in);
    while (in.next()) {
      draft.sequences.item();
      String name = in.name();
      draft.names.field(name);
      draft.text.append(": ");
      long outer = draft.values.open();
      option(in, name);
      draft.values.close(outer, name.hashCode());
      draft.sequences.end();
    }
    draft.leave(in);
    draft.sequences.close();
    draft.text.append('}');
  }

  private void option(DocumentReader in, String name) {
    switch (name) {
      case "from", "into", "coll", "db", "as", "on", "localField", "foreignField" ->
          nameOrOptions(in);
      case "connectFromField", "connectToField", "depthField", "distanceField", "includeLocs" ->
          nameOrOptions(in);
      case "includeArrayIndex" -> nameOrOptions(in);
      case "pipeline" -> write(in);
      case "whenMatched" -> {
        if (in.kind() == Kind.ARRAY) {
          write(in);
        } else {
          draft.literal(in);
        }
      }
      case "query", "restrictSearchWithMatch" -> filters.writeKeyed(in);
      default -> expressions.write(in);
    }
  }
}
