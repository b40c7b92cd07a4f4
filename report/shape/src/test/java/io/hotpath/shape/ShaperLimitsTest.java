package io.hotpath.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.hotpath.shape.Doc.Bag;
import java.lang.management.ManagementFactory;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that are too long, too deep or too many. */
class ShaperLimitsTest {

  private static final int MANY = 20_000;
  private static final long MEGABYTE = 1 << 20;

  private final Shaper shaper = new Shaper();

  @Test
  void text_beyondTheLimit_endsWithHashOfTheRest() {
    Doc filter = new Doc().unordered();
    for (int i = 0; i < 1000; i++) {
      filter.with("field" + letters(i), i);
    }

    String text = find(filter);

    assertThat(text).hasSize(Shaper.MAX_CHARS).matches("(?s)\\{field.* \\.\\.\\.#[0-9a-f]{8}");
    assertThat(find(filter.shuffled(new Random(1)))).isEqualTo(text);
    assertThat(ShapeParser.parse("find", text).isTruncated()).isTrue();
    assertThat(ShapeParser.parse("find", text)).hasToString(text);
    assertThat(find(filter.with("zzz", 1))).isNotEqualTo(text).startsWith(text.substring(0, 2000));
  }

  @Test
  void text_justWithinTheLimit_isWhole() {
    Doc filter = new Doc();
    int length = 2;
    for (int i = 0; length + 10 < Shaper.MAX_CHARS; i++, length += 10) {
      filter.with("f" + letters(i), 1);
    }
    String last = "z".repeat(Shaper.MAX_CHARS - length - 3);
    String text = find(filter.with(last, 1));
    String longer = find(Doc.of("a", 1, "$and", List.of(filter)));

    assertThat(text).hasSize(Shaper.MAX_CHARS).endsWith(last + ": ?}");
    assertThat(longer).hasSize(Shaper.MAX_CHARS).contains(" ...#");
  }

  @Test
  void branches_thousands_areOneShapeInAnyOrder() {
    List<Function<Integer, Object>> kinds =
        List.of(
            i -> Doc.of("f" + letters(i), i),
            i -> Doc.of("f" + letters(i % 300), i, "g" + letters(i % 7), null),
            i -> Doc.of("a", Doc.of("$elemMatch", Doc.of("f" + letters(i), i))),
            i -> Doc.of("$or", List.of(Doc.of("a", i), Doc.of("f" + letters(i), i))));
    for (Function<Integer, Object> kind : kinds) {
      Bag branches = new Bag();
      for (int i = 0; i < MANY; i++) {
        branches.add(kind.apply(i));
      }
      Doc filter = Doc.of("$or", branches, "z", 1).unordered();

      String text = find(filter);

      assertThat(text).hasSize(Shaper.MAX_CHARS);
      assertThat(find(filter.shuffled(new Random(3)))).isEqualTo(text);
      assertThat(find(filter.with("zz", 1))).isNotEqualTo(text);
    }
  }

  @Test
  void sequences_thousands_areCut() {
    Doc fields = new Doc();
    List<Object> expressions = new ArrayList<>();
    List<Object> stages = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      fields.with("f" + letters(i), "$g" + letters(i));
      expressions.add("$" + letters(i));
      stages.add(Doc.of("$unwind", "$" + letters(i)));
    }

    assertThat(aggregate(List.of(Doc.of("$addFields", fields)))).hasSize(Shaper.MAX_CHARS);
    assertThat(aggregate(List.of(Doc.of("$project", fields)))).hasSize(Shaper.MAX_CHARS);
    assertThat(aggregate(List.of(Doc.of("$sort", fields)))).hasSize(Shaper.MAX_CHARS);
    assertThat(aggregate(List.of(Doc.of("$unset", expressions)))).hasSize(Shaper.MAX_CHARS);
    assertThat(aggregate(List.of(Doc.of("$set", Doc.of("a", expressions)))))
        .hasSize(Shaper.MAX_CHARS);
    assertThat(aggregate(stages)).hasSize(Shaper.MAX_CHARS);
    assertThat(find(Doc.of("a", fields))).hasSize(Shaper.MAX_CHARS);
    assertThat(
            shape(
                Doc.of(
                    "update",
                    "c",
                    "updates",
                    List.of(Doc.of("q", Doc.of(), "u", Doc.of("$set", fields))))))
        .hasSize(Shaper.MAX_CHARS);
  }

  @Test
  void equalElements_thousands_areOne() {
    List<Object> items = new ArrayList<>();
    Doc map = new Doc();
    for (int i = 0; i < MANY; i++) {
      items.add(Doc.of("x", i));
      map.with(Integer.toString(i), i);
    }

    assertThat(aggregate(List.of(Doc.of("$documents", items)))).isEqualTo("[$documents [{x: ?}]]");
    assertThat(find(Doc.of("a", map, "$or", items))).isEqualTo("{$or: [{x: ?}*], a: {=*}}");
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 10_000})
  void nesting_anywhere_isSteppedOver(int levels) {
    List<Function<Object, Object>> filters =
        List.of(
            inner -> Doc.of("$and", List.of(inner)),
            inner -> Doc.of("$or", List.of(inner, Doc.of("a", 1))),
            inner -> Doc.of("$nor", List.of(Doc.of("a", 1), inner)),
            inner -> Doc.of("a", Doc.of("$elemMatch", inner)));
    for (Function<Object, Object> step : filters) {
      assertDeep(find(nested(levels, Doc.of("secret", 1), step)), "find");
    }
    List<Function<Object, Object>> conditions =
        List.of(inner -> Doc.of("$not", inner), inner -> Doc.of("$elemMatch", inner));
    for (Function<Object, Object> step : conditions) {
      Object condition = nested(levels, Doc.of("$gt", "secret"), step);
      assertDeep(find(Doc.of("a", condition)), "find");
    }
    List<Function<Object, Object>> expressions =
        List.of(inner -> Doc.of("x", inner), inner -> List.of(inner, "$y"));
    for (Function<Object, Object> step : expressions) {
      Object expression = nested(levels, "$secret", step);
      assertDeep(find(Doc.of("$expr", expression)), "find");
      assertDeep(aggregate(List.of(Doc.of("$set", Doc.of("a", expression)))), "aggregate");
      assertDeep(aggregate(List.of(Doc.of("$project", Doc.of("a", expression)))), "aggregate");
      assertDeep(aggregate(List.of(Doc.of("$other", expression))), "aggregate");
    }
    List<Function<Object, Object>> pipelines =
        List.of(
            inner -> List.of(Doc.of("$facet", Doc.of("a", inner))),
            inner -> List.of(Doc.of("$lookup", Doc.of("from", "b", "pipeline", inner))),
            inner -> List.of(Doc.of("$unionWith", Doc.of("coll", "b", "pipeline", inner))));
    for (Function<Object, Object> step : pipelines) {
      assertDeep(aggregate(nested(levels, List.of(Doc.of("$secret", 1)), step)), "aggregate");
    }
  }

  @Test
  void nesting_inValues_isOneValue() {
    Object deep = nested(10_000, "secret", inner -> Doc.of("x", inner));

    assertThat(find(Doc.of("a", deep, "b", Doc.of("$in", List.of(deep)), "c", List.of(deep))))
        .isEqualTo("{a: {=x}, b: {$in: [{}]}, c: [{}]}");
  }

  @Test
  void command_of48Megabytes_isReadOnceWithinBounds() {
    int million = 1_000_000;
    List<@Nullable Object> values =
        lazy(million, i -> "a value of forty-eight bytes, or nearly so ....");
    Doc in = Doc.of("find", "c", "filter", Doc.of("a", Doc.of("$in", values)));
    List<@Nullable Object> branches = lazy(million / 10, i -> Doc.of("f" + letters(i), 1));
    Doc or = Doc.of("find", "c", "filter", Doc.of("$or", branches));
    Doc insert = Doc.of("insert", "c", "documents", lazy(100_000, i -> MemoryReader.UNTOUCHABLE));

    assertThat(allocated(in)).isLessThan(MEGABYTE);
    assertThat(shaper.text()).isEqualTo("{a: {$in: [?]}}");
    assertThat(shaper.longestIn()).isEqualTo(million);
    assertThat(shaper.keys()).isEqualTo(1);
    assertThat(allocated(insert)).isLessThan(MEGABYTE);
    assertThat(shaper.statements()).isEqualTo(100_000);
    find(or.values.get(1));
    long twice = elements(or);
    assertThat(twice).as("elements stepped to").isLessThanOrEqualTo(million / 10 * 3L + 10);
    assertThat(shaper.text()).hasSize(Shaper.MAX_CHARS);
  }

  @Test
  void keys_beyondTheLimit_showInTheLast() {
    Doc filter = new Doc();
    for (int i = 0; i < 20; i++) {
      filter.with("f" + letters(i), i);
    }
    find(filter);
    long first = shaper.key(0);
    long last = shaper.key(Shaper.MAX_KEYS - 1);
    filter.values.set(15, "another");

    find(filter);

    assertThat(shaper.keys()).isEqualTo(Shaper.MAX_KEYS);
    assertThat(shaper.key(0)).isEqualTo(first);
    assertThat(shaper.key(Shaper.MAX_KEYS - 1)).isNotEqualTo(last);
  }

  @Test
  void read_afterAFailure_beginsAnew() {
    Doc broken =
        Doc.of(
            "find",
            "c",
            "filter",
            Doc.of("$or", List.of(Doc.of("a", 1), Doc.of("b", MemoryReader.UNTOUCHABLE))));

    assertThatThrownBy(() -> find(broken.values.get(1))).isInstanceOf(AssertionError.class);

    assertThat(find(Doc.of("a", 1))).isEqualTo("{a: ?}");
  }

  private void assertDeep(String text, String command) {
    assertThat(text).contains("...").doesNotContain("secret");
    assertThat(ShapeParser.parse(command, text)).hasToString(text);
  }

  private static Object nested(int levels, Object innermost, Function<Object, Object> step) {
    Object nested = innermost;
    for (int i = 0; i < levels; i++) {
      nested = step.apply(nested);
    }
    return nested;
  }

  private long allocated(Doc command) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    shape(Doc.of("find", "warm"));
    long before = threads.getCurrentThreadAllocatedBytes();
    shape(command);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private long elements(Doc command) {
    MemoryReader reader = new MemoryReader(command);
    shaper.read("shop", reader);
    return reader.elements();
  }

  private static List<@Nullable Object> lazy(int size, IntFunction<Object> item) {
    return new AbstractList<>() {
      @Override
      public Object get(int index) {
        return item.apply(index);
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  /** Four letters: digits would be taken for data. */
  private static String letters(int number) {
    StringBuilder letters = new StringBuilder();
    int rest = number;
    for (int i = 0; i < 4; i++, rest /= 26) {
      letters.append((char) ('a' + rest % 26));
    }
    return letters.reverse().toString();
  }

  private String aggregate(Object pipeline) {
    return shape(Doc.of("aggregate", "c", "pipeline", pipeline));
  }

  private String find(@Nullable Object filter) {
    return shape(Doc.of("find", "c", "filter", filter));
  }

  private String shape(Doc command) {
    shaper.read("shop", new MemoryReader(command));
    return shaper.text();
  }
}
