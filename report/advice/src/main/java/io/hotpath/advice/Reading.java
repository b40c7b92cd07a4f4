package io.hotpath.advice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query, or a part of it, asks of indexes.
 *
 * @param wishes none where no index is needed or none can help
 * @param reason why there are no wishes; null with wishes
 */
record Reading(List<Wish> wishes, @Nullable String reason) {

  Reading {
    wishes = List.copyOf(wishes);
  }

  static Reading of(Wish wish) {
    return new Reading(List.of(wish), null);
  }

  static Reading none(String reason) {
    return new Reading(List.of(), reason);
  }
}
