package io.hotpath.advice;

import java.util.List;

/**
 * What the advisor says of a profile.
 *
 * @param suggestions the dearest first, at most {@link Advisor#MAX_SUGGESTIONS}
 * @param notAdvised queries without a suggestion and why, the dearest first; inserts and commands
 *     that look for nothing are not among them
 */
public record Advice(List<Suggestion> suggestions, List<NotAdvised> notAdvised) {

  public Advice {
    suggestions = List.copyOf(suggestions);
    notAdvised = List.copyOf(notAdvised);
  }
}
