package io.hotpath.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Method;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MethodTableTest {

  private final MethodTable table = new MethodTable();

  @Test
  void number_ofAMethodAskedAgain_isTheSame() {
    Method size = new Method("app.Cart", "size", "Cart.java", 12);

    int first = table.number(size, "()I");

    assertThat(first).isEqualTo(2);
    assertThat(table.number(size, "()I")).isEqualTo(first);
    assertThat(table.number(size, "(Z)I")).isNotEqualTo(first);
    assertThat(table.get(first)).isEqualTo(size);
  }

  @Test
  void get_ofThePseudoMethods_isThem() {
    assertThat(table.get(MethodTable.REQUEST)).isEqualTo(Method.REQUEST);
    assertThat(table.get(MethodTable.BEYOND)).isEqualTo(Method.BEYOND);
  }

  @Test
  void number_beyondTheBound_isZero() {
    MethodTable small = new MethodTable(4);
    Method a = new Method("app.A", "a", "", 0);

    assertThat(small.number(a, "()V")).isEqualTo(2);
    assertThat(small.number(a, "(I)V")).isEqualTo(3);
    assertThat(small.number(a, "(J)V")).isZero();
    assertThat(small.number(a, "()V")).isEqualTo(2);
  }

  @Test
  void number_askedByManyThreads_isUnique() {
    ConcurrentMap<Integer, String> byNumber = new ConcurrentHashMap<>();

    IntStream.range(0, 20_000)
        .parallel()
        .forEach(
            i -> {
              Method method = new Method("app.T" + i % 5_000, "m", "", 1);
              int number = table.number(method, "()V");
              String other = byNumber.putIfAbsent(number, method.type());
              if (other != null && !other.equals(method.type())) {
                throw new AssertionError(other + " and " + method + " are both " + number);
              }
            });

    assertThat(byNumber).hasSize(5_000);
    byNumber.forEach((number, type) -> assertThat(table.get(number).type()).isEqualTo(type));
  }
}
