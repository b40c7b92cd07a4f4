package io.hotpath.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.levels.door.Door;
import io.hotpath.levels.door.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The live report of the filter, in a container; the page itself is tested in a browser. */
final class ReportServletTest {

  private static final long WAIT_NANOS = 20_000_000_000L;

  @TempDir Path folder;

  enum Kind {
    JETTY,
    TOMCAT
  }

  @ParameterizedTest
  @EnumSource
  void report_ofTheFilter_showsItsWindowsToWhoHasTheToken(Kind kind) throws Exception {
    Path token = Files.writeString(folder.resolve("token"), LoggersContract.TOKEN);
    Site site =
        new Site()
            .page("/page", (request, response) -> response.getWriter().print("page"))
            .profiled(Map.of("dir", folder.resolve("profiles").toString(), "window", "1s"))
            .report(new ReportServlet(), Map.of("token.file", token.toString()));
    Path files = Files.createDirectories(folder.resolve("files"));
    try (Container container =
        kind == Kind.JETTY ? Container.jetty(site, files) : Container.tomcat(site, files)) {
      assertThat(Answer.to(container.port(), "GET /page").text()).contains("page");
      Door door = new Door(container.port(), "", LoggersContract.TOKEN);

      Wire.Answer data = awaitData(door, "GET /page");

      assertThat(data.body()).contains("GET /page");
      assertThat(door.get("/hotpath/data?after=" + data.header("Hotpath-Version")).status())
          .isIn(200, 204);
      assertThat(door.get("/hotpath").header("Content-Security-Policy"))
          .contains("connect-src 'self'");
      assertThat(Answer.to(container.port(), "GET /hotpath/data").text())
          .contains("401")
          .doesNotContain("routes");
    }
  }

  private static Wire.Answer awaitData(Door door, String route) throws Exception {
    long end = System.nanoTime() + WAIT_NANOS;
    Wire.Answer data = door.get("/hotpath/data");
    while (!data.body().contains(route) && System.nanoTime() - end < 0) {
      Thread.sleep(200);
      data = door.get("/hotpath/data");
    }
    return data;
  }
}
