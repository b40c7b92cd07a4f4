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
  public static final int CALLS = 50_000;

  /** Calls of a request that a method makes of itself, and those from outside. */
  public static final int DEEP_CALLS = (CALLS >> 15) * ((1 << 16) - 1);

  /** Calls of a method that a request makes in steps. */
  public static final int STEPS = 5_000;

  private static final int DEEP = 15;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print(answer());
  }

  /** What each request is answered. */
  public static String answer() {
    return mixed() + " " + turned() + " " + tried() + " " + stepped() + " " + small() + " "
        + applied() + " " + sorted() + " " + deep();
  }

  /**
   * Calls of methods that never have a probe: in a row, in a loop, by their own and other names.
   */
  private static int small() {
    Small base = new Small(3);
    Small heir = new Heir(5);
    int sum = Work.next(Work.next(base.value())) + new Heir(7).value();
    for (int i = 0; i < STEPS; i++) {
      sum += Work.next(i) + (i % 2 == 0 ? base.value() : 0) + heir.other();
    }
    return sum;
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

  private static int stepped() {
    int failed = 0;
    for (int i = 0; i < STEPS; i++) {
      try {
        failed += Work.step(i) == 0 ? 1 : 0;
      } catch (IllegalStateException e) {
        failed++;
      }
    }
    return failed;
  }

  /** What the steps of a request call. */
  public static long parts() {
    long parts = 0;
    for (int i = 0; i < STEPS; i++) {
      parts += 4 + (i % 2 == 0 ? 1 : 0) + (i % Work.RARE == Work.RARE - 1 ? 1 : 2) + 1;
      parts += i % Work.STEPS_THROW == 0 ? 0 : 3;
    }
    return parts;
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
