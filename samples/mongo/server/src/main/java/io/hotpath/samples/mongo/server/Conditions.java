package io.hotpath.samples.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter taken apart: all terms must hold, and of each list of alternatives one.
 *
 * @param alternatives of each {@code $or}, its branches
 */
record Conditions(List<Term> terms, List<List<Document>> alternatives) {

  static Conditions of(Document filter) {
    List<Term> terms = new ArrayList<>();
    List<List<Document>> alternatives = new ArrayList<>();
    take(filter, terms, alternatives);
    return new Conditions(terms, alternatives);
  }

  private static void take(Document filter, List<Term> terms, List<List<Document>> alternatives) {
    filter.forEach(
        (field, condition) -> {
          if (field.equals("$and")) {
            Fields.documents(condition).forEach(part -> take(part, terms, alternatives));
          } else if (field.equals("$or")) {
            alternatives.add(Fields.documents(condition));
          } else {
            terms.add(Term.of(field, condition));
          }
        });
  }

  /** The term on a field that an index can serve, or null. */
  @Nullable Term indexable(String field) {
    return terms.stream()
        .filter(term -> term.field().equals(field) && term.isIndexable())
        .findFirst()
        .orElse(null);
  }

  /** Whether the filter asks for one document by its id and nothing else. */
  boolean isById() {
    return terms.size() == 1
        && alternatives.isEmpty()
        && terms.get(0).field().equals("_id")
        && terms.get(0).exact()
        && !(terms.get(0).condition() instanceof Document operators && Term.isOperators(operators));
  }

  /** What is left to be looked at in each document when the fields were decided by an index. */
  Document rest(List<String> decided) {
    Document rest = new Document();
    for (Term term : terms) {
      if (!decided.contains(term.field()) || !term.exact()) {
        rest.put(term.field(), term.condition());
      }
    }
    for (List<Document> branches : alternatives) {
      rest.put("$or", branches);
    }
    return rest;
  }
}
