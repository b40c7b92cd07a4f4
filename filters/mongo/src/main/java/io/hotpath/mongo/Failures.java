package io.hotpath.mongo;

import com.mongodb.MongoCommandException;
import java.util.Map;

/** Names of failures. Messages are never kept: they quote values. */
final class Failures {

  /** Failures of single statements, which come without a name. */
  private static final Map<Integer, String> NAMES =
      Map.of(
          11000, "DuplicateKey",
          112, "WriteConflict",
          121, "DocumentValidationFailure",
          13, "Unauthorized",
          2, "BadValue",
          9, "FailedToParse");

  private static final int MAX_CHARS = 60;

  private Failures() {}

  /** {@code 11600 InterruptedAtShutdown}, or the class of what the driver threw itself. */
  static String of(Throwable failure) {
    if (failure instanceof MongoCommandException refused) {
      return named(refused.getErrorCode(), refused.getErrorCodeName());
    }
    return failure.getClass().getSimpleName();
  }

  /** A statement's failure. */
  static String of(int code) {
    return named(code, NAMES.getOrDefault(code, ""));
  }

  /** A server's name of a code is a word; anything else could be a message. */
  private static String named(int code, String name) {
    boolean word = name.length() <= MAX_CHARS && name.chars().allMatch(Character::isLetterOrDigit);
    return word && !name.isEmpty() ? code + " " + name : Integer.toString(code);
  }
}
