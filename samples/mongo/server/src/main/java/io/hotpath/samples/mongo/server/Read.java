package io.hotpath.samples.mongo.server;

import de.bwaldvogel.mongo.bson.Document;

/**
 * What a command reads of its collection, before anything else happens to it.
 *
 * @param skip 0 for none, as is the limit
 */
record Read(Document filter, Document sort, Document projection, long skip, long limit) {

  static Read of(String name, Document command) {
    return switch (name) {
      case "find" ->
          new Read(
              Fields.part(command, "filter"),
              Fields.part(command, "sort"),
              Fields.part(command, "projection"),
              Fields.number(command, "skip"),
              Fields.number(command, "limit"));
      case "findAndModify" ->
          new Read(
              Fields.part(command, "query"), Fields.part(command, "sort"), new Document(), 0, 1);
      case "update" -> statement(command, "updates");
      case "delete" -> statement(command, "deletes");
      default -> new Read(Fields.part(command, "query"), new Document(), new Document(), 0, 0);
    };
  }

  private static Read statement(Document command, String array) {
    Document first = Fields.documents(command, array).get(0);
    return new Read(Fields.part(first, "q"), new Document(), new Document(), 0, 0);
  }
}
