package io.hotpath.advice;

import io.hotpath.profile.QueryTotal;

/**
 * A query for which no index is suggested.
 *
 * @param reason a clause, the same text for queries with the same reason
 */
public record NotAdvised(QueryTotal query, String reason) {}
