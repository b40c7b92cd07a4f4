package io.hotpath.agent;

import io.hotpath.mongo.DriverListeners;
import io.hotpath.recorder.ClientHook;
import io.hotpath.recorder.Ledger;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The typed code near each MongoDB driver in the JVM: one for each class loader that has a driver.
 * Thread-safe; asked when a client is built.
 */
final class ClientHooks {

  /** Where the typed code could not be loaded: clients go on unheard. */
  private static final ClientHook NONE =
      new ClientHook() {
        @Override
        public void commandListeners(Object builder, List<Object> listeners) {}

        @Override
        public void poolListeners(List<Object> listeners) {}
      };

  private final LateCollector collector;
  private final Ledger ledger;

  /** By the driver's loader; the clients themselves keep the hook alive. */
  private final Map<ClassLoader, WeakReference<ClientHook>> byLoader = new WeakHashMap<>();

  private final ClassValue<ClientHook> byClass =
      new ClassValue<>() {
        @Override
        protected ClientHook computeValue(Class<?> type) {
          return ofLoader(type.getClassLoader());
        }
      };

  ClientHooks(LateCollector collector, Ledger ledger) {
    this.collector = collector;
    this.ledger = ledger;
  }

  /** The hook for a builder of the driver's settings. */
  ClientHook of(Class<?> builder) {
    return byClass.get(builder);
  }

  private synchronized ClientHook ofLoader(ClassLoader driver) {
    WeakReference<ClientHook> there = byLoader.get(driver);
    ClientHook known = there == null ? null : there.get();
    if (known == null) {
      known = load(driver);
      byLoader.put(driver, new WeakReference<>(known));
    }
    return known;
  }

  private ClientHook load(@Nullable ClassLoader driver) {
    if (collector.get() == null) {
      return NONE;
    }
    try {
      return (ClientHook)
          new TypedLoader(DriverListeners.class.getPackageName(), driver)
              .loadClass(DriverListeners.class.getName())
              .getConstructor()
              .newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      ledger.fault("typed MongoDB code", e);
      return NONE;
    }
  }
}
