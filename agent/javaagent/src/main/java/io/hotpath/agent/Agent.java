package io.hotpath.agent;

import io.hotpath.recorder.Options;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM starts the agent. Never throws: whatever fails here costs one line on stderr, and
 * the application starts unprofiled (a throw would abort the JVM).
 *
 * <p>Small, since the JVM looks for premain among the methods of this class, and loads every type
 * in their signatures.
 */
public final class Agent {

  /** One line each. */
  private record Complaints(PrintStream out) implements Consumer<String> {
    @Override
    public void accept(String complaint) {
      out.println(complaint);
    }
  }

  private Agent() {}

  /** Called by the JVM before {@code main}. */
  public static void premain(@Nullable String argument, Instrumentation instrumentation) {
    try {
      Consumer<String> complaints = new Complaints(System.err);
      Options options =
          Options.gather(
              Options.split(argument, complaints),
              System.getProperties(),
              System.getenv(),
              Map.of(),
              complaints);
      if (options.enabled()) {
        Profiler.start(options, instrumentation, complaints);
      }
    } catch (Throwable e) {
      System.err.println("hotpath: not started, the application runs unprofiled: " + e);
    }
  }
}
