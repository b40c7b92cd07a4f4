package io.hotpath.shape;

import java.util.ArrayList;
import java.util.List;

/**
 * One field of a sort, or of an index. Immutable.
 *
 * @param direction 1 ascending, -1 descending, 0 for anything else ({@code $meta}, {@code text})
 */
public record SortField(String path, int direction) {

  /** The fields of {@code {a: 1, b: -1}} in order. */
  public static List<SortField> of(Node.Document document) {
    List<SortField> fields = new ArrayList<>();
    for (Node.Field field : document.fields()) {
      fields.add(new SortField(field.name(), direction(field.value())));
    }
    return List.copyOf(fields);
  }

  private static int direction(Node value) {
    return switch (value.toString()) {
      case "1" -> 1;
      case "-1" -> -1;
      default -> 0;
    };
  }
}
