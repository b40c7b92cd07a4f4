package io.hotpath.advice;

import io.hotpath.profile.CollectionFacts;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import org.jspecify.annotations.Nullable;

/** What gets no index whatever it asks. */
final class Exclusions {

  /** A query seen less often, and with less time in total, is not worth an index. */
  static final long MIN_OPERATIONS = 20;

  /** Likewise. */
  static final long MIN_NANOS = 1_000_000_000;

  /** Characters of a database and a collection together. */
  private static final int MAX_NAMESPACE = 255;

  private Exclusions() {}

  /** Why a query gets none; null if it may. */
  static @Nullable String reason(Query query, QueryStats stats) {
    if (query.equals(Query.OTHER)) {
      return Reasons.MANY;
    }
    if (query.namespace().length() > MAX_NAMESPACE) {
      return Reasons.UNREADABLE;
    }
    if (isOwn(query.namespace())) {
      return Reasons.SYSTEM;
    }
    if (stats.operations() < MIN_OPERATIONS && stats.nanos() < MIN_NANOS) {
      return Reasons.SEEN_TOO_LITTLE;
    }
    return null;
  }

  /** Why no index is suggested for a collection; null if one may be. */
  static @Nullable String reason(String namespace, @Nullable CollectionFacts facts) {
    if (isOwn(namespace)) {
      return Reasons.SYSTEM;
    }
    return switch (facts == null ? "" : facts.kind()) {
      case "view" -> Reasons.VIEW;
      case "capped" -> Reasons.CAPPED;
      case "timeseries" -> Reasons.TIME_SERIES;
      default -> null;
    };
  }

  private static boolean isOwn(String namespace) {
    int dot = namespace.indexOf('.');
    if (dot < 0) {
      return true;
    }
    String collection = namespace.substring(dot + 1);
    return switch (namespace.substring(0, dot)) {
      case "admin", "config", "local" -> true;
      default -> collection.startsWith("system.") || collection.startsWith("$");
    };
  }
}
