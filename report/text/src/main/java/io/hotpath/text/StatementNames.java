package io.hotpath.text;

import io.hotpath.profile.Statement;

/** How log statements are called in a report, safe for the terminal. */
final class StatementNames {

  private static final int BRIEF_CHARS = 100;

  private StatementNames() {}

  /** Up to 256 characters, and the id under which trees and JSON have it. */
  static String full(Statement statement) {
    return TerminalText.escape(statement.text()) + " #" + statement.id();
  }

  /** The text alone, short. */
  static String template(Statement statement) {
    return TerminalText.escape(statement.template(), BRIEF_CHARS);
  }
}
