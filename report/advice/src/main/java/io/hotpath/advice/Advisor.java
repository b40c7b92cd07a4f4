package io.hotpath.advice;

import io.hotpath.profile.CollectionFacts;
import io.hotpath.profile.IndexFacts;
import io.hotpath.profile.PlanFacts;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryTotal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the indexes that would pay, from the shapes of queries, what is known of existing indexes,
 * and plans where databases were asked for them. Equality first, then the order of the sort, then
 * one range; one index for several queries where one serves. Nothing is ever created.
 *
 * <p>The command line calls it with a merged profile. Confined to one thread; does not change the
 * profile. Hostile shapes end in a reason, not in a failure.
 */
public final class Advisor {

  /** Indexes suggested at a time: the next are found when these are there. */
  public static final int MAX_SUGGESTIONS = 5;

  /** Wishes on one collection that are looked at, the dearest: each is compared with each. */
  private static final int MAX_WISHES = 500;

  private static final Comparator<Wish> DEAREST_WISH =
      Comparator.comparingLong(Wish::nanos)
          .reversed()
          .thenComparing(wish -> wish.query().query())
          .thenComparing(Wish::toString);

  private static final Comparator<Candidate> DEAREST =
      Comparator.comparingLong(Candidate::nanos)
          .reversed()
          .thenComparing(Candidate::namespace)
          .thenComparing(candidate -> candidate.keys().toString());

  private static final Comparator<NotAdvised> DEAREST_LEFT_OUT =
      Comparator.comparingLong((NotAdvised left) -> left.query().stats().nanos())
          .reversed()
          .thenComparing(left -> left.query().query());

  private final Profile profile;
  private final Map<String, ? extends Collection<IndexFacts>> seen;
  private final NavigableMap<String, List<Wish>> wishes = new TreeMap<>();
  private final List<NotAdvised> notAdvised = new ArrayList<>();

  private Advisor(Profile profile, Map<String, ? extends Collection<IndexFacts>> seen) {
    this.profile = profile;
    this.seen = seen;
  }

  /**
   * Looks at all queries, since an index serves all of them.
   *
   * @param shown queries of which the advice shall be; figures are those of all places
   */
  public static Advice advise(Profile profile, Predicate<Query> shown) {
    return advise(profile, Map.of(), shown);
  }

  /**
   * Likewise, when plans have shown some of the indexes. There may be others, so that only what
   * these do is known.
   *
   * @param seen by namespace; of collections whose indexes the profile knows they are ignored
   */
  public static Advice advise(
      Profile profile, Map<String, ? extends Collection<IndexFacts>> seen, Predicate<Query> shown) {
    Advisor advisor = new Advisor(profile, seen);
    QueryTotal.of(profile, place -> true).forEach(advisor::read);
    return advisor.advice(shown);
  }

  private void read(QueryTotal total) {
    Query query = total.query();
    if (!ShapeReading.searches(query)) {
      return;
    }
    String excluded = Exclusions.reason(query, total.stats());
    Reading reading = excluded != null ? Reading.none(excluded) : ShapeReading.read(total);
    String reason = reading.reason();
    List<Wish> open = new ArrayList<>();
    for (Wish wish : reading.wishes()) {
      String fulfilled = whyFulfilled(wish);
      if (fulfilled == null) {
        open.add(wish);
      } else if (reason == null) {
        reason = fulfilled;
      }
    }
    if (open.isEmpty() && reason != null) {
      notAdvised.add(new NotAdvised(total, reason));
    }
    open.forEach(
        wish -> wishes.computeIfAbsent(wish.namespace(), n -> new ArrayList<>()).add(wish));
  }

  /** Why a wish needs no index; null if it does. */
  private @Nullable String whyFulfilled(Wish wish) {
    CollectionFacts facts = profile.collections().get(wish.namespace());
    String excluded = Exclusions.reason(wish.namespace(), facts);
    if (excluded != null) {
      return excluded;
    }
    PlanFacts plan = planFor(wish);
    for (IndexFacts index : indexes(wish.namespace())) {
      if (Coverage.covers(index, wish)) {
        boolean unused = plan != null && plan.scansCollection();
        return unused ? Reasons.unused(index.name()) : Reasons.covered(index.name());
      }
    }
    return plan != null && isGood(plan)
        ? Reasons.goodPlan(String.join(", ", plan.indexes()))
        : null;
  }

  /** All indexes of a collection, or those that plans have shown. */
  private Collection<IndexFacts> indexes(String namespace) {
    CollectionFacts facts = profile.collections().get(namespace);
    if (facts != null) {
      return facts.indexes();
    }
    Collection<IndexFacts> shown = seen.get(namespace);
    return shown == null ? List.of() : shown;
  }

  /** The plan of a query is about its own collection, not about those that it looks up. */
  private @Nullable PlanFacts planFor(Wish wish) {
    Query query = wish.query().query();
    return wish.namespace().equals(query.namespace()) ? profile.plans().get(query) : null;
  }

  private static boolean isGood(PlanFacts plan) {
    return !plan.indexes().isEmpty()
        && !plan.scansCollection()
        && !plan.sorts()
        && !plan.filtersFetched();
  }

  private Advice advice(Predicate<Query> shown) {
    List<Candidate> candidates = new ArrayList<>();
    wishes.forEach((namespace, all) -> candidates.addAll(candidates(namespace, all)));
    candidates.removeIf(c -> c.queries().stream().noneMatch(q -> shown.test(q.query())));
    candidates.sort(DEAREST);
    List<Candidate> suggested = candidates.subList(0, Math.min(MAX_SUGGESTIONS, candidates.size()));
    addRest(suggested);
    return new Advice(
        suggested.stream().map(this::suggestion).toList(),
        notAdvised.stream()
            .filter(left -> shown.test(left.query().query()))
            .sorted(DEAREST_LEFT_OUT)
            .toList());
  }

  private List<Candidate> candidates(String namespace, List<Wish> all) {
    List<Wish> dearest = all.stream().sorted(DEAREST_WISH).limit(MAX_WISHES).toList();
    boolean known = profile.collections().containsKey(namespace);
    return Candidate.forAll(
        dearest, known ? replaceable(namespace) : List.copyOf(indexes(namespace)));
  }

  /** Queries whose indexes are not suggested this time. */
  private void addRest(List<Candidate> suggested) {
    Set<QueryTotal> served = new HashSet<>();
    suggested.forEach(candidate -> served.addAll(candidate.queries()));
    wishes.values().stream()
        .flatMap(all -> all.stream().map(Wish::query))
        .distinct()
        .filter(query -> !served.contains(query))
        .forEach(query -> notAdvised.add(new NotAdvised(query, Reasons.MORE)));
  }

  private Suggestion suggestion(Candidate candidate) {
    CollectionFacts facts = profile.collections().get(candidate.namespace());
    return new Suggestion(
        candidate.namespace(),
        candidate.keys(),
        candidate.queries().stream()
            .map(query -> new Suggestion.Served(query, profile.plans().get(query.query())))
            .toList(),
        replaceable(candidate.namespace()).stream()
            .filter(index -> Coverage.isProperPrefix(index.keys(), candidate.keys()))
            .map(IndexFacts::name)
            .toList(),
        facts != null,
        Caveats.of(candidate, facts != null, indexes(candidate.namespace())));
  }

  /**
   * Indexes that are there for queries alone: not restricted, no rule, and not that of {@code _id}.
   */
  private List<IndexFacts> replaceable(String namespace) {
    CollectionFacts facts = profile.collections().get(namespace);
    return facts == null
        ? List.of()
        : facts.indexes().stream()
            .filter(index -> index.restricted().isEmpty() && !index.unique() && !index.expires())
            .filter(index -> !index.name().equals("_id_"))
            .toList();
  }
}
