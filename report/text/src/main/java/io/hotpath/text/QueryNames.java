package io.hotpath.text;

import io.hotpath.profile.Method;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How queries and the lines that ask them are called in a report, safe for the terminal. */
final class QueryNames {

  private static final int BRIEF_CHARS = 100;

  private QueryNames() {}

  /** Up to 256 characters, and the id under which trees and JSON have it. */
  static String full(Query query) {
    return TerminalText.escape(query.text()) + " #" + query.id();
  }

  /** Short enough for a line with other things. */
  static String brief(Query query) {
    return TerminalText.escape(query.text(), BRIEF_CHARS);
  }

  /** The lines of the application that asked, the most often seen first. */
  static List<Method> callers(QueryStats stats) {
    return stats.callers().entrySet().stream()
        .sorted(
            Map.Entry.<Method, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** {@code (ProductRepository.java:61)}, the line most often seen; empty without one. */
  static String line(QueryStats stats) {
    return callers(stats).stream()
        .findFirst()
        .map(caller -> " (" + TerminalText.escape(caller.file(), 80) + ":" + caller.line() + ")")
        .orElse("");
  }

  /** Documents of an operation: returned, or changed by a write. */
  static String documents(QueryStats stats) {
    return Figures.perRequest(Math.max(stats.returned(), stats.modified()), stats.operations());
  }
}
