package io.hotpath.samples.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads documents that clients sent. What is not as it must be is answered with an error. */
final class Fields {
  private Fields() {}

  static Document document(Document document, String field) {
    if (document.get(field) instanceof Document value) {
      return value;
    }
    throw new MongoServerError(2, "BadValue", "'" + field + "' must be an object");
  }

  /** Empty if it is not there. */
  static Document part(Document document, String field) {
    return document.get(field) instanceof Document value ? value : new Document();
  }

  static List<Document> documents(Document document, String field) {
    return documents(document.get(field));
  }

  /** The documents of an array. */
  static List<Document> documents(@Nullable Object array) {
    if (!(array instanceof List<?> elements)) {
      throw new MongoServerError(2, "BadValue", "an array of objects is expected");
    }
    List<Document> documents = new ArrayList<>();
    for (Object element : elements) {
      documents.add((Document) element);
    }
    return documents;
  }

  /** 0 if it is not there. */
  static long number(Document document, String field) {
    return document.get(field) instanceof Number value ? value.longValue() : 0;
  }
}
