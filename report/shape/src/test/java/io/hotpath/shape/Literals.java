package io.hotpath.shape;

import io.hotpath.shape.Doc.Bag;
import io.hotpath.shape.Doc.Opaque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random values, and the strings and numbers that were planted with them. */
final class Literals {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  final List<String> planted = new ArrayList<>();
  private final Random random;

  Literals(Random random) {
    this.random = random;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Letters, now and then what looks like a path or an operator. */
  String string() {
    String letters = letters();
    return random.nextInt(8) == 0 ? "$" + letters : letters;
  }

  /** Eight letters or more. */
  String letters() {
    StringBuilder text = new StringBuilder();
    for (int i = 8 + random.nextInt(20); i > 0; i--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    planted.add(text.toString());
    return text.toString();
  }

  private Number number() {
    long number = 10_000_000L + random.nextInt(900_000_000);
    planted.add(Long.toString(number));
    return random.nextBoolean() ? number : (Number) (double) number;
  }

  /** Any value but null, expressions, documents and arrays, which show in a shape. */
  Object any() {
    return switch (random.nextInt(5)) {
      case 0, 1 -> string();
      case 2 -> number();
      case 3 -> new Opaque(string());
      default -> random.nextBoolean();
    };
  }

  /** Where a string with a dollar would be a path. */
  Object inExpression() {
    Object value = any();
    return value instanceof String text && text.startsWith("$") ? text.substring(1) : value;
  }

  /** A document with the same names each time. */
  Doc document() {
    return Doc.of("k", any(), "l", Doc.of("m", any(), "n", List.of(any(), any())));
  }

  Bag bag() {
    Bag bag = new Bag();
    for (int i = random.nextInt(9); i >= 0; i--) {
      bag.add(any());
    }
    return bag;
  }
}
