package io.hotpath.agent;

import io.hotpath.logging.JulReader;
import io.hotpath.logging.Log4jReader;
import io.hotpath.logging.LogbackReader;
import io.hotpath.recorder.Ledger;
import io.hotpath.recorder.LogReader;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The typed code near each logging library in the JVM: one for each library and class loader. Kept
 * in the classes themselves, so that an undeployed application takes its own along. Thread-safe;
 * asked at each event.
 */
final class LogReaders {

  /** By the bridge's number of the library. */
  private static final List<Class<? extends LogReader>> TYPED =
      List.of(LogbackReader.class, Log4jReader.class, JulReader.class);

  /** Where the typed code could not be loaded: events go on unread. */
  private static final LogReader NONE =
      new LogReader() {
        @Override
        public int emits(Object event) {
          return 0;
        }

        @Override
        public int writes(Object event) {
          return 0;
        }

        @Override
        public int handsOver(Object logger, Object level, @Nullable Object message) {
          return 0;
        }

        @Override
        public void countRefused(Object context, boolean wanted) {}

        @Override
        public boolean refused(Object logger, Object level, @Nullable Object message) {
          return false;
        }
      };

  private final LateCollector collector;
  private final Ledger ledger;
  private final OfLibrary[] libraries = new OfLibrary[TYPED.size()];

  LogReaders(LateCollector collector, Ledger ledger) {
    this.collector = collector;
    this.ledger = ledger;
    for (int i = 0; i < libraries.length; i++) {
      libraries[i] = new OfLibrary(TYPED.get(i).getName());
    }
  }

  /** The reader for an event, a logger or a context. */
  LogReader of(Object object, int library) {
    return libraries[library].get(object.getClass());
  }

  /** One library, by the classes of its events, loggers and contexts. */
  private final class OfLibrary extends ClassValue<LogReader> {
    private final String typed;
    private final Map<ClassLoader, WeakReference<LogReader>> byLoader = new WeakHashMap<>();

    OfLibrary(String typed) {
      this.typed = typed;
    }

    @Override
    protected LogReader computeValue(Class<?> type) {
      return ofLoader(type.getClassLoader());
    }

    private synchronized LogReader ofLoader(@Nullable ClassLoader loader) {
      WeakReference<LogReader> there = byLoader.get(loader);
      LogReader known = there == null ? null : there.get();
      if (known == null) {
        known = load(loader);
        byLoader.put(loader, new WeakReference<>(known));
      }
      return known;
    }

    private LogReader load(@Nullable ClassLoader library) {
      if (collector.get() == null) {
        return NONE;
      }
      try {
        return (LogReader)
            new TypedLoader(LogbackReader.class.getPackageName(), library)
                .loadClass(typed)
                .getConstructor()
                .newInstance();
      } catch (ReflectiveOperationException | LinkageError e) {
        ledger.fault("typed logging code", e);
        return NONE;
      }
    }
  }
}
