package io.hotpath.agent;

import io.hotpath.recorder.CallTree;
import io.hotpath.recorder.Collector;
import io.hotpath.recorder.Ledger;
import io.hotpath.recorder.RequestHook;
import io.hotpath.servlet.ServletRequests;
import org.jspecify.annotations.Nullable;

/**
 * The typed servlet code for each servlet API in the JVM (application servers may hold several).
 * Kept in the classes themselves, so that an undeployed application takes its own along.
 * Thread-safe.
 */
final class ServletHooks {

  private static final String API = "jakarta.servlet.ServletRequest";

  /** For classes that are no servlets of an API we know: nothing is recorded. */
  private static final RequestHook NONE =
      new RequestHook() {
        @Override
        public @Nullable CallTree enter(Object request, Object response) {
          return null;
        }

        @Override
        public void exit(CallTree tree, @Nullable Throwable failure) {
          throw new IllegalStateException("nothing was entered");
        }
      };

  private final LateCollector collector;
  private final Ledger ledger;

  /** By the API's own class. */
  private final ClassValue<RequestHook> byApi =
      new ClassValue<>() {
        @Override
        protected RequestHook computeValue(Class<?> api) {
          return load(api.getClassLoader());
        }
      };

  /** By servlet, filter or request class. */
  private final ClassValue<RequestHook> byClass =
      new ClassValue<>() {
        @Override
        protected RequestHook computeValue(Class<?> type) {
          try {
            return byApi.get(Class.forName(API, false, type.getClassLoader()));
          } catch (ClassNotFoundException | LinkageError e) {
            ledger.fault("servlet API of " + type.getName(), e);
            return NONE;
          }
        }
      };

  ServletHooks(LateCollector collector, Ledger ledger) {
    this.collector = collector;
    this.ledger = ledger;
  }

  /** The hook for a class that a container or an application loaded. */
  RequestHook of(Class<?> type) {
    return byClass.get(type);
  }

  private RequestHook load(@Nullable ClassLoader library) {
    Collector running = collector.get();
    if (running == null) {
      return NONE;
    }
    try {
      return (RequestHook)
          new TypedLoader(ServletRequests.class.getPackageName(), library)
              .loadClass(ServletRequests.class.getName())
              .getConstructor(Collector.class)
              .newInstance(running);
    } catch (ReflectiveOperationException | LinkageError e) {
      ledger.fault("typed servlet code", e);
      return NONE;
    }
  }
}
