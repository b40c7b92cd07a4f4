package io.hotpath.samples.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Delays and failures that a test has asked for. Thread-safe. */
final class Disturbances {

  private final Map<String, Long> delays = new ConcurrentHashMap<>();
  private final List<Failure> failures = new ArrayList<>();

  void delay(String command, long millis) {
    delays.put(command, millis);
  }

  synchronized void fail(Failure failure) {
    failures.add(failure);
  }

  /** Waits as long as was asked for; on the thread of the connection. */
  void await(String command) {
    long millis = delays.getOrDefault(command, 0L);
    if (millis > 0) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The error to answer the command with, or null. */
  synchronized @Nullable Document failure(CommandKey key) {
    for (int i = 0; i < failures.size(); i++) {
      Failure failure = failures.get(i);
      if (failure.concerns(key)) {
        failures.remove(i);
        if (failure.times() > 1) {
          failures.add(i, failure.less());
        }
        return answer(failure);
      }
    }
    return null;
  }

  synchronized void reset() {
    delays.clear();
    failures.clear();
  }

  private static Document answer(Failure failure) {
    Document answer =
        new Document("ok", 0.0)
            .append("errmsg", "a failure that a test asked for")
            .append("code", failure.code())
            .append("codeName", failure.codeName());
    if (!failure.labels().isEmpty()) {
      answer.put("errorLabels", failure.labels());
    }
    return answer;
  }
}
