package io.hotpath.live;

import io.hotpath.html.HtmlReport;
import io.hotpath.levels.console.Console;
import io.hotpath.levels.console.ConsoleRequest;
import io.hotpath.levels.console.ConsoleResponse;
import io.hotpath.levels.console.Rejection;
import io.hotpath.levels.console.Segments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The report as pages of the console, for {@link Console#addForBrowsers}: the page itself, {@code
 * data} that it asks for with each window, and {@code loggers/NAME} to change a level from a
 * statement's row. Thread-safe; data is made for one reader at a time.
 */
public final class LivePages implements Console.Page {

  /** First segment of the pages. */
  public static final String NAME = "hotpath";

  /** Query of {@code data}: the version that the page has already. */
  private static final String AFTER = "after=";

  private static final String VERSION = "Hotpath-Version";

  private final RecentProfile recent;
  private final Console.Page levels;

  /**
   * @param levels the page that changes levels, as {@code /actuator} has it
   */
  public LivePages(RecentProfile recent, Console.Page levels) {
    this.recent = recent;
    this.levels = levels;
  }

  @Override
  public ConsoleResponse answer(ConsoleRequest request, Segments path, String who)
      throws Rejection {
    if (!path.isEmpty() && path.first().equals("loggers")) {
      return levels.answer(request, new Segments(new ArrayList<>(path.names())), who);
    }
    if (!List.of("GET", "HEAD").contains(request.method())) {
      throw new Rejection(405, "it can only be read", Map.of("Allow", "GET"));
    }
    try {
      if (path.isEmpty()) {
        return page();
      }
      if (path.names().equals(List.of("data"))) {
        return data(request);
      }
    } catch (IOException e) {
      throw new Rejection(503, "the profile cannot be read now");
    }
    throw new Rejection(404, "nothing is here");
  }

  private ConsoleResponse page() throws IOException {
    RecentProfile.Read read = recent.read();
    byte[] page =
        bytes(out -> HtmlReport.writeLive(read.profile(), read.timeline(), read.version(), out));
    return ConsoleResponse.of(200, "text/html; charset=utf-8", page)
        .with("Content-Security-Policy", HtmlReport.livePolicy() + "; frame-ancestors 'none'");
  }

  private ConsoleResponse data(ConsoleRequest request) throws IOException {
    RecentProfile.Read read = recent.read();
    if ((AFTER + read.version()).equals(request.query())) {
      return ConsoleResponse.empty(204);
    }
    byte[] data = bytes(out -> HtmlReport.writeData(read.profile(), read.timeline(), out));
    return ConsoleResponse.of(200, "application/json", data).with(VERSION, read.version());
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private byte[] bytes(Content content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 18);
    // One at a time: a large profile takes some memory on its way.
    synchronized (recent) {
      content.writeTo(out);
    }
    return out.toByteArray();
  }
}
