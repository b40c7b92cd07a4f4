package io.hotpath.mongolog;

import io.hotpath.advice.Advice;
import io.hotpath.advice.Advisor;
import io.hotpath.profile.IndexFacts;
import io.hotpath.profile.PlanFacts;
import io.hotpath.profile.Profile;
import io.hotpath.profile.QueryStats;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The indexes that would pay for what servers found slow. Evidence are the plans that the log has:
 * an index that a plan used is there, a scan of the collection says that none was found.
 *
 * <p>The command line calls it. Confined to one thread; changes neither digest nor profile.
 */
public final class LogAdvice {

  /** Place of the queries in the advice: the log does not know their routes. */
  public static final String PLACE = "the server's log";

  /** A plan that less than one of so many operations had says nothing of the others. */
  private static final int RARE = 10;

  private final LogDigest digest;
  private final @Nullable AppQueries app;
  private final Profile profile = new Profile();
  private final Map<String, Set<IndexFacts>> seen = new TreeMap<>();

  private LogAdvice(LogDigest digest, @Nullable AppQueries app) {
    this.digest = digest;
    this.app = app;
  }

  /**
   * The advice for all shapes of a digest.
   *
   * @param app lines that ask, and what the application knows of its indexes; null without profiles
   */
  public static Advice of(LogDigest digest, @Nullable AppQueries app) {
    LogAdvice advice = new LogAdvice(digest, app);
    digest.shapes().forEach(advice::add);
    if (app != null) {
      app.collections().forEach(advice.profile::addCollection);
    }
    return Advisor.advise(advice.profile, advice.seen, query -> true);
  }

  private void add(ShapeDigest shape) {
    QueryStats stats = profile.elsewhere(PLACE).of(shape.query());
    stats.add(shape.stats());
    AppQueries.Use use = app == null ? null : app.of(shape.query());
    if (use != null) {
      use.callers().forEach(stats::addCaller);
    }
    PlanFacts plan = plan(shape);
    if (plan != null) {
      profile.addPlan(shape.query(), plan);
    }
    Set<IndexFacts> indexes =
        seen.computeIfAbsent(shape.query().namespace(), n -> new LinkedHashSet<>());
    shape.plans().keySet().forEach(used -> indexes.addAll(PlanSummary.indexes(used)));
  }

  private @Nullable PlanFacts plan(ShapeDigest shape) {
    List<String> plans = usual(shape.plans());
    if (plans.isEmpty()) {
      return null;
    }
    Set<String> stages = new LinkedHashSet<>();
    Set<String> indexes = new LinkedHashSet<>();
    if (shape.sorts() > 0) {
      stages.add("SORT");
    }
    for (String plan : plans) {
      stages.addAll(PlanSummary.stages(plan));
      PlanSummary.indexes(plan).forEach(index -> indexes.add(index.name()));
    }
    boolean filters = !indexes.isEmpty() && filters(shape);
    return new PlanFacts(
        Math.max(0, digest.endMillis()), List.copyOf(stages), List.copyOf(indexes), filters);
  }

  /** Whether more than one document of an operation was read for nothing. */
  private static boolean filters(ShapeDigest shape) {
    long used = Math.max(shape.stats().returned(), shape.stats().modified());
    return shape.docsExamined() - used > shape.stats().operations();
  }

  /** Plans that a good part of the operations had. */
  private static List<String> usual(Map<String, Long> plans) {
    long all = sum(plans.values());
    List<String> usual = new ArrayList<>();
    plans.forEach(
        (plan, count) -> {
          if (!plan.equals(PlanSummary.OTHER) && count >= all / RARE) {
            usual.add(plan);
          }
        });
    return usual;
  }

  private static long sum(Collection<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
