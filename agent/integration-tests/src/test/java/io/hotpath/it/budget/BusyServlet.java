package io.hotpath.it.budget;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Calls quick methods in ways that a caller can count, and in ways that it cannot. */
public final class BusyServlet extends HttpServlet {

  /** Calls of each kind in a request. */
  public static final int CALLS = 150_000;

  /** Calls of a request that a method makes of itself, and those from outside. */
  public static final int DEEP_CALLS = (CALLS >> 15) * ((1 << 16) - 1);

  private static final int DEEP = 15;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print(answer());
  }

  /** What each request is answered. */
  public static String answer() {
    return mixed() + " " + turned() + " " + tried() + " " + applied() + " " + sorted() + " "
        + deep();
  }

  private static int mixed() {
    int mixed = 0;
    for (int i = 0; i < CALLS; i++) {
      mixed = Work.mix(mixed, i);
    }
    return mixed;
  }

  /** The call names the class below the one that has the method. */
  private static int turned() {
    BigWheel wheel = new BigWheel();
    int turned = 0;
    for (int i = 0; i < CALLS; i++) {
      turned += wheel.turn(i);
    }
    return turned;
  }

  private static int tried() {
    int failed = 0;
    for (int i = 0; i < CALLS; i++) {
      try {
        failed += Work.check(i);
      } catch (IllegalArgumentException e) {
        failed++;
      }
    }
    return failed;
  }

  /** Called by a name that is not the method's, and by its own. */
  private static int applied() {
    IntUnaryOperator negate = Work::negate;
    int applied = Work.negate(1);
    for (int i = 0; i < CALLS; i++) {
      applied = negate.applyAsInt(applied);
    }
    return applied;
  }

  /** Called by the JDK. */
  private static int sorted() {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < CALLS / 10; i++) {
      numbers.add(i * 7_919 % 10_007);
    }
    Collections.sort(numbers, Work::compare);
    return numbers.get(CALLS / 20);
  }

  private static int deep() {
    int deep = 0;
    for (int i = 0; i < CALLS >> DEEP; i++) {
      deep += Work.deep(DEEP);
    }
    return deep;
  }
}
