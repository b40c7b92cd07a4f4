package io.hotpath.samples.mongo.server;

/**
 * How often a command came.
 *
 * @param commands all of them
 * @param failed of these: answered with an error, or with errors of single writes
 */
public record CommandCount(long commands, long failed) {

  CommandCount plus(boolean failure) {
    return new CommandCount(commands + 1, failed + (failure ? 1 : 0));
  }
}
