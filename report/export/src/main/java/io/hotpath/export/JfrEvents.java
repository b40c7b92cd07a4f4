package io.hotpath.export;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import org.jspecify.annotations.Nullable;

/** The events of an exported recording. Times are nanoseconds, moments milliseconds since 1970. */
final class JfrEvents {

  private JfrEvents() {}

  /** All requests of a route. */
  @Name("hotpath.Route")
  @Label("Route")
  @Category("Hotpath")
  @StackTrace(false)
  static final class Route extends Event {
    @Label("Route")
    String route = "";

    @Label("Measured From")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long measuredFrom;

    @Label("Measured")
    @Timespan
    long measured;

    @Label("Requests")
    long requests;

    @Label("Errors")
    long errors;

    @Label("Time of all Requests")
    @Timespan
    long total;

    @Label("p50")
    @Timespan
    long p50;

    @Label("p95")
    @Timespan
    long p95;

    @Label("p99")
    @Timespan
    long p99;

    @Label("Longest")
    @Timespan
    long longest;

    @Label("CPU Time")
    @Timespan
    long cpu;

    @Label("Allocated")
    @DataAmount
    long allocated;
  }

  /** One request that was kept. */
  @Name("hotpath.Request")
  @Label("Request")
  @Category("Hotpath")
  @StackTrace(false)
  static final class Request extends Event {
    @Label("Id")
    String id = "";

    @Label("Route")
    String route = "";

    @Label("Started")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long started;

    @Label("Wall Time")
    @Timespan
    long wall;

    @Label("CPU Time")
    @Timespan
    long cpu;

    @Label("Allocated")
    @DataAmount
    long allocated;

    @Label("Sent")
    @DataAmount
    long sent;

    @Label("Status")
    int status;

    @Label("Failure")
    @Nullable String failure;

    @Label("Partial")
    boolean partial;
  }

  /** All operations of a query in a route. */
  @Name("hotpath.MongoCommand")
  @Label("MongoDB Command")
  @Category("Hotpath")
  @StackTrace(false)
  static final class MongoCommand extends Event {
    @Label("Route")
    String route = "";

    @Label("Namespace")
    String namespace = "";

    @Label("Command")
    String command = "";

    @Label("Shape")
    String shape = "";

    @Label("Operations")
    long operations;

    @Label("Time of all")
    @Timespan
    long total;

    @Label("p95")
    @Timespan
    long p95;

    @Label("Longest")
    @Timespan
    long longest;
  }
}
