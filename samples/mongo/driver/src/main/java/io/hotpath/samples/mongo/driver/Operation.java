package io.hotpath.samples.mongo.driver;

/** What a path does: asks the database and says in a few words what came of it. */
@FunctionalInterface
interface Operation {
  String run(Arguments arguments) throws Exception;
}
