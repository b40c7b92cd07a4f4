package io.hotpath.it.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Calls by method since the last reset. Called by the code that {@link CountingAgent} rewrote. */
public final class CallCounter {

  private static final Map<String, LongAdder> CALLS = new ConcurrentHashMap<>();

  private CallCounter() {}

  public static void hit(String method) {
    CALLS.computeIfAbsent(method, m -> new LongAdder()).increment();
  }

  /**
   * Obeys the test: when a file {@code reset} is in the folder, counting begins anew; when {@code
   * dump} is there, the counts are written to {@code counts}. Each is deleted when it is done.
   */
  static void obey(Path folder) throws IOException {
    if (Files.exists(folder.resolve("reset"))) {
      CALLS.clear();
      Files.delete(folder.resolve("reset"));
    }
    if (Files.exists(folder.resolve("dump"))) {
      List<String> lines =
          CALLS.entrySet().stream().map(e -> e.getValue().sum() + " " + e.getKey()).toList();
      Files.write(folder.resolve("counts"), lines);
      Files.delete(folder.resolve("dump"));
    }
  }
}
