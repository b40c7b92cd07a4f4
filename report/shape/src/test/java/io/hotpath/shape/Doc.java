package io.hotpath.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A document in memory; a name can be there twice. Values: Doc, List, String, Number, ... */
final class Doc {

  /** A regular expression as a value. */
  record Regex(String pattern, String options) {}

  /** An object id, a date and the like. */
  record Opaque(Object value) {}

  /** An array whose order means nothing. */
  static final class Bag extends ArrayList<@Nullable Object> {
    private static final long serialVersionUID = 1L;
  }

  final List<String> names = new ArrayList<>();
  final List<@Nullable Object> values = new ArrayList<>();
  private boolean ordered = true;
  private boolean command;

  static Doc of(@Nullable Object... namesAndValues) {
    Doc doc = new Doc();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      doc.with(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return doc;
  }

  Doc with(String name, @Nullable Object value) {
    names.add(name);
    values.add(value);
    return this;
  }

  /** Marks it as a document whose order means nothing. */
  Doc unordered() {
    ordered = false;
    return this;
  }

  /** Marks it as a command: all but its first field can be in any order. */
  Doc command() {
    ordered = false;
    command = true;
    return this;
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** A copy in which all that is not ordered is in another order. */
  static @Nullable Object shuffled(@Nullable Object value, Random random) {
    if (value instanceof Doc doc) {
      return doc.shuffled(random);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(shuffled(item, random)));
      if (list instanceof Bag) {
        Collections.shuffle(copy, random);
      }
      return copy;
    }
    return value;
  }

  Doc shuffled(Random random) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      order.add(i);
    }
    if (!ordered) {
      Collections.shuffle(
          command && !order.isEmpty() ? order.subList(1, order.size()) : order, random);
    }
    Doc copy = new Doc();
    for (int i : order) {
      copy.with(names.get(i), shuffled(values.get(i), random));
    }
    return copy;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < names.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(names.get(i)).append(": ").append(values.get(i));
    }
    return text.append('}').toString();
  }
}
