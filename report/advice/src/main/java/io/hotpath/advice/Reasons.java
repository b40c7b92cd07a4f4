package io.hotpath.advice;

/** Why no index is suggested, as clauses that follow a query. */
final class Reasons {

  static final String SEEN_TOO_LITTLE = "seen too little: fewer than 20 times and less than 1 s";
  static final String MANY = "many kinds of queries together, beyond the number that is kept";
  static final String TRUNCATED = "its text was too long to be kept whole";
  static final String UNREADABLE = "its text is none that Hotpath writes";
  static final String SYSTEM = "a collection of the database's own";
  static final String VIEW = "a view: indexes belong to its collection";
  static final String CAPPED = "a capped collection, which is small and read in its order";
  static final String TIME_SERIES = "a time series, which has indexes of its own kind";
  static final String BY_ID = "by _id, which has its index";
  static final String HINT = "it names its index itself (hint)";
  static final String COLLATION =
      "it has a collation: only an index with the same one serves, compare by hand";
  static final String NATURAL = "in natural order, as the documents lie";
  static final String ALL_DOCUMENTS = "it asks for all documents: an index finds no fewer";
  static final String ALL_SORTED =
      "it reads all documents: an index would only spare the sort, a limit would spare reading";
  static final String NO_MATCH = "no $match or $sort at the beginning: it reads the collection";
  static final String REGEX =
      "a regular expression without a fixed, case-sensitive beginning looks at every value";
  static final String NEGATION =
      "a negation ($ne, $nin, $not, $nor, $exists: false) finds most documents";
  static final String EXPRESSION = "$where, $expr and $jsonSchema look at every document";
  static final String TEXT = "$text needs a text index";
  static final String PLACE = "$near, $geoWithin and $geoIntersects need a 2dsphere index";
  static final String DATA_NAMES = "names of fields are data here: no index can name them";
  static final String EMPTY_IN = "an empty list finds nothing";
  static final String OTHER_CONDITION = "no condition that an index can look up";
  static final String OWN_SOURCE = "its first stage has its own way to find documents";
  static final String TOO_MANY_FIELDS = "more fields than an index can have";
  static final String MORE = "dearer indexes come first: five are suggested at a time";

  private Reasons() {}

  static String branch(String reason) {
    return "a branch of $or finds no index, so all are read: " + reason;
  }

  static String covered(String index) {
    return "index " + index + " has what it needs";
  }

  static String unused(String index) {
    return "index " + index + " has what it needs, but the plan does not use it: look at explain()";
  }

  static String goodPlan(String indexes) {
    return "its plan uses index " + indexes + " and reads no more than it returns";
  }
}
