package io.hotpath.export;

import io.hotpath.profile.Profile;
import io.hotpath.profile.Query;
import io.hotpath.profile.QueryStats;
import io.hotpath.profile.RequestProfile;
import io.hotpath.profile.RouteProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/**
 * A Flight Recording, written by the JDK's own recorder: an event for each route, for each query of
 * a route, and for each request that was kept. Events begin when the file is written; when and how
 * long a request was is in fields of theirs.
 */
final class JfrFile {

  private JfrFile() {}

  static void write(Profile profile, List<RouteProfile> routes, OutputStream out)
      throws IOException {
    if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
      throw new IOException("this Java has no module jdk.jfr");
    }
    Path file = Files.createTempFile("hotpath", ".jfr");
    try {
      record(profile, routes, file);
      Files.copy(file, out);
    } finally {
      Files.delete(file);
    }
  }

  private static void record(Profile profile, List<RouteProfile> routes, Path file)
      throws IOException {
    FlightRecorder.register(JfrEvents.Route.class);
    FlightRecorder.register(JfrEvents.Request.class);
    FlightRecorder.register(JfrEvents.MongoCommand.class);
    try (Recording recording = new Recording()) {
      recording.setName("Hotpath");
      recording.enable(JfrEvents.Route.class);
      recording.enable(JfrEvents.Request.class);
      recording.enable(JfrEvents.MongoCommand.class);
      recording.start();
      for (RouteProfile route : routes) {
        commit(route, profile);
        route.slowest().forEach(JfrFile::commit);
        route.queries().all().forEach((query, stats) -> commit(route, query, stats));
      }
      recording.stop();
      recording.dump(file);
    }
  }

  private static void commit(RouteProfile route, Profile profile) {
    JfrEvents.Route event = new JfrEvents.Route();
    event.route = route.route();
    event.measuredFrom = profile.windows() > 0 ? profile.startMillis() : 0;
    event.measured = profile.windows() > 0 ? nanos(profile.endMillis() - profile.startMillis()) : 0;
    event.requests = route.requests();
    event.errors = route.errors();
    event.total = route.wallNanos();
    event.p50 = route.percentileNanos(50);
    event.p95 = route.percentileNanos(95);
    event.p99 = route.percentileNanos(99);
    event.longest = route.maxNanos();
    event.cpu = route.cpuNanosOfAll();
    event.allocated = route.allocatedBytes();
    event.commit();
  }

  private static long nanos(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }

  private static void commit(RequestProfile request) {
    JfrEvents.Request event = new JfrEvents.Request();
    event.id = request.id();
    event.route = request.route();
    event.started = request.startMillis();
    event.wall = request.wallNanos();
    event.cpu = Math.max(0, request.cpuNanos());
    event.allocated = Math.max(0, request.allocatedBytes());
    event.sent = Math.max(0, request.sentBytes());
    event.status = request.status();
    event.failure = request.failure();
    event.partial = request.partial();
    event.commit();
  }

  private static void commit(RouteProfile route, Query query, QueryStats stats) {
    JfrEvents.MongoCommand event = new JfrEvents.MongoCommand();
    event.route = route.route();
    event.namespace = query.namespace();
    event.command = query.command();
    event.shape = query.shape();
    event.operations = stats.operations();
    event.total = stats.nanos();
    event.p95 = stats.percentileNanos(95);
    event.longest = stats.maxNanos();
    event.commit();
  }
}
