package io.hotpath.shape;

/**
 * A document as a stream: BSON in a driver or a dump, JSON in a server log. Forward only; each
 * value is taken at most once, and one that is not taken is stepped over.
 *
 * <p>A new reader stands before the first element of the outermost document. Not thread-safe.
 * Malformed input ends in an unchecked exception.
 */
public interface DocumentReader {

  /** What an element holds. */
  enum Kind {
    DOCUMENT,
    ARRAY,
    STRING,
    /** Int32, int64, double, decimal. */
    NUMBER,
    BOOLEAN,
    NULL,
    REGEX,
    /** Any other value: object id, date, binary, code, timestamp, min and max key. */
    OTHER
  }

  /** Moves to the next element of the document or array entered last; false at its end. */
  boolean next();

  /** Of the element; of an array's element anything. */
  String name();

  /** Of the element. */
  Kind kind();

  /** Into a document or array: {@link #next} then moves inside it. */
  void enter();

  /** Back to the element that was entered; what is left of it is stepped over. */
  void leave();

  /** A string, or the pattern of a regular expression. */
  String string();

  /** Options of the regular expression whose pattern was taken just before. */
  String regexOptions();

  /** A number, cut to a whole one. */
  long number();

  boolean bool();

  /**
   * A hash of the value, with everything in it: equal values have equal hashes in one process.
   * Takes the value.
   */
  long hash();
}
