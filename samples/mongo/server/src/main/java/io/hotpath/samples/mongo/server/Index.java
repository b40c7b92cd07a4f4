package io.hotpath.samples.mongo.server;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index of a collection, as {@code listIndexes} describes it.
 *
 * @param description of the server
 */
record Index(Document description) {

  String name() {
    return String.valueOf(description.get("name"));
  }

  Document key() {
    return Fields.document(description, "key");
  }

  List<String> fields() {
    return List.copyOf(key().keySet());
  }

  boolean is(String option) {
    return Utils.isTrue(description.get(option));
  }

  /** Whether it holds what these conditions ask for and can find it by its first field. */
  boolean serves(Conditions conditions) {
    String first = fields().get(0);
    Term term = conditions.indexable(first);
    return term != null
        && !is("hidden")
        && (isOrdered(first) || ("hashed".equals(key().get(first)) && isPoint(term)))
        && holdsAll(conditions);
  }

  /** Whether reading it from one end to the other gives the order, without a condition. */
  boolean sortsAlone(Document sort) {
    return !is("hidden")
        && !is("sparse")
        && partial() == null
        && sorts(sort, new Conditions(List.of(), List.of()));
  }

  /** How many of its first fields have one key each. */
  int leadingPoints(Conditions conditions) {
    int points = 0;
    for (String field : fields()) {
      Term term = conditions.indexable(field);
      if (term == null || !isPoint(term)) {
        return points;
      }
      points++;
    }
    return points;
  }

  /** How many of its fields have a condition. */
  int boundFields(Conditions conditions) {
    return (int) fields().stream().filter(field -> conditions.indexable(field) != null).count();
  }

  /** Whether its order is the one asked for: after the fields with one key each. */
  boolean sorts(Document sort, Conditions conditions) {
    List<String> rest = new ArrayList<>(fields().subList(leadingPoints(conditions), size()));
    List<String> fixed = fields().subList(0, leadingPoints(conditions));
    Boolean backwards = null;
    for (String field : sort.keySet()) {
      if (fixed.contains(field)) {
        continue;
      }
      if (rest.isEmpty() || !rest.remove(0).equals(field) || !isOrdered(field)) {
        return false;
      }
      boolean flipped = sign(sort.get(field)) != sign(key().get(field));
      if (backwards != null && backwards != flipped) {
        return false;
      }
      backwards = flipped;
    }
    return true;
  }

  private int size() {
    return key().size();
  }

  private boolean isOrdered(String field) {
    return key().get(field) instanceof Number;
  }

  private static boolean isPoint(Term term) {
    return term.match() == Term.Match.POINT;
  }

  private @Nullable Document partial() {
    return (Document) description.get("partialFilterExpression");
  }

  /** A partial index serves only a filter that says what the index says. */
  private boolean holdsAll(Conditions conditions) {
    Document partial = partial();
    return partial == null
        || partial.entrySet().stream()
            .allMatch(
                part ->
                    conditions.terms().stream()
                        .anyMatch(
                            term ->
                                term.field().equals(part.getKey())
                                    && Objects.equals(term.condition(), part.getValue())));
  }

  static int sign(@Nullable Object direction) {
    return direction instanceof Number number && number.doubleValue() < 0 ? -1 : 1;
  }
}
