package io.hotpath.events;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightEventsTest {

  @TempDir Path folder;

  @Test
  void events_inARunningRecording_haveTheirTimeAndFields() throws Exception {
    Path file = folder.resolve("recording.jfr");
    try (Recording recording = new Recording()) {
      recording.start();
      Object request = requireNonNull(FlightEvents.beginRequest());
      Object command = requireNonNull(FlightEvents.beginCommand("shop.orders", "find", "{_id: ?}"));
      Thread.sleep(5);
      FlightEvents.endCommand(command, "11000 DuplicateKey");
      Thread other =
          new Thread(() -> FlightEvents.endRequest(request, "7-1", "GET /cart", 200, null, -1));
      other.start();
      other.join();
      recording.stop();
      recording.dump(file);
    }

    List<RecordedEvent> events = RecordingFile.readAllEvents(file);
    RecordedEvent request = named("hotpath.Request", events);
    RecordedEvent command = named("hotpath.MongoCommand", events);
    assertThat(request.getString("route")).isEqualTo("GET /cart");
    assertThat(request.getInt("status")).isEqualTo(200);
    assertThat(request.getLong("sent")).isZero();
    assertThat(command.getString("shape")).isEqualTo("{_id: ?}");
    assertThat(command.getString("failure")).isEqualTo("11000 DuplicateKey");
    assertThat(command.getDuration()).isGreaterThanOrEqualTo(Duration.ofMillis(5));
    assertThat(request.getStartTime()).isBeforeOrEqualTo(command.getStartTime());
    assertThat(request.getEndTime()).isAfterOrEqualTo(command.getEndTime());
  }

  @Test
  void events_withoutARecording_areNone() {
    assertThat(FlightEvents.beginRequest()).isNull();
    assertThat(FlightEvents.beginCommand("shop.orders", "find", "{}")).isNull();
  }

  private static RecordedEvent named(String name, List<RecordedEvent> events) {
    List<RecordedEvent> found =
        events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
