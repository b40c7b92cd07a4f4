package io.hotpath.text;

import io.hotpath.advice.level.LevelAdvice;
import io.hotpath.profile.Profile;
import io.hotpath.profile.StatementTotal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report of log statements shows. Immutable.
 *
 * @param limit rows of each table, from 1
 * @param sort order of the statements
 * @param route part of a place's name or a regular expression found in it; null for all places. A
 *     place is a route or a name such as {@link Profile#NO_REQUEST}
 */
public record StatementOptions(int limit, StatementSort sort, @Nullable String route) {

  /** 40 rows by bytes, of all places. */
  public static final StatementOptions STANDARD =
      new StatementOptions(TopOptions.STANDARD_LIMIT, StatementSort.BYTES, null);

  public StatementOptions {
    if (limit < 1) {
      throw new IllegalArgumentException("limit is " + limit + ", allowed is 1 or more");
    }
  }

  /** Whether the report shows what was logged in this place. */
  public boolean shows(String place) {
    return RoutePattern.finds(route, place);
  }

  /** The statements of the places shown, in the order asked for; not reduced to the limit. */
  public List<StatementTotal> select(Profile profile) {
    return StatementTotal.of(profile, this::shows).stream().sorted(sort.order()).toList();
  }

  /** What to do about these statements. */
  public LevelAdvice advise(Profile profile, List<StatementTotal> statements) {
    return LevelAdvice.of(profile, statements, this::shows);
  }
}
