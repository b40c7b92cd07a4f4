package io.hotpath.profile;

/**
 * What a measurement does not contain, and why. Each limit that bites adds to one of these; reports
 * print those that are not zero, so that a reader knows how far to trust the rest.
 */
public enum Loss {
  REQUESTS_DROPPED("requests not recorded: the queue to the collector was full"),
  REQUESTS_CUT("requests cut as partial: they ran longer than the limit, or at the end"),
  REQUESTS_UNWRITTEN("single requests not written: the profile file could not take them"),
  WINDOWS_UNWRITTEN("windows not written: the profile file could not take them"),
  FILES_DELETED("profile files deleted: the folder reached its cap"),
  CALLS_FOLDED("recursive calls folded into an ancestor: the tree was too deep or too large"),
  CALLS_BEYOND("calls counted without a place in the tree: the tree was full"),
  CALLS_LOST("calls not counted: not even a count had room"),
  ROUTES_FOLDED("requests counted as (other): too many different routes"),
  SAMPLES_UNMATCHED("samples on request threads that no finished request claimed"),
  METHODS_UNNAMED("methods not woven: the table of method names was full"),
  QUERIES_FOLDED("database operations counted as (other): too many different queries"),
  OPERATIONS_LOST("database operations not recorded: one request had too many"),
  STATEMENTS_FOLDED("log events counted as (other): too many different statements"),
  EVENTS_LOST("log events not counted: logged by appenders within appenders");

  private final String text;

  Loss(String text) {
    this.text = text;
  }

  /** One line for a report's foot. */
  public String text() {
    return text;
  }
}
