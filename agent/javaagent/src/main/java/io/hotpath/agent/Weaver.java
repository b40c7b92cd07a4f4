package io.hotpath.agent;

import io.hotpath.recorder.Ledger;
import io.hotpath.recorder.MethodTable;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each class that is loaded whether it is woven, and never keeps it from loading:
 * whatever fails leaves the class as it was, by name, in the report.
 *
 * <p>Decided from the name, the place and the bytes alone. No other class is loaded or resolved for
 * it, so the application's class loading and start-up order stay its own. Thread-safe.
 */
final class Weaver implements ClassFileTransformer {

  /** Among the constants of each class that declares or calls a servlet entry. */
  private static final String ENTRY =
      "(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;";

  /** The module that java.util.logging is in. */
  private static final String LOGGING = "java.logging";

  /** Never woven: the JDK, ourselves, other agents, and what generates code at run time. */
  private static final String[] NEVER = {
    "java.",
    "javax.",
    "jdk.",
    "sun.",
    "com.sun.",
    Agent.class.getPackageName() + ".",
    "io.opentelemetry.javaagent.",
    "co.elastic.apm.",
    "org.glowroot.",
    "datadog.trace.",
    "com.newrelic.",
    "com.dynatrace.",
    "com.appdynamics.",
    "org.jacoco.",
    "org.aspectj.",
    "net.bytebuddy.",
    "org.objectweb.asm."
  };

  /** In names of classes that a library generates at run time for one of the application. */
  private static final String[] GENERATED = {
    "$$SpringCGLIB$$",
    "$$EnhancerBy",
    "$$FastClass",
    "_$$_",
    "$Proxy",
    "$ByteBuddy$",
    "$Hibernate",
    "$MockitoMock$"
  };

  private final Application application;
  private final ClassWeaver classes;

  /** For retransformations, ours and those of other agents: the same weaving, counted once. */
  private final ClassWeaver classesAgain;

  private final LogWeaver logs = new LogWeaver();
  private final Ledger ledger;

  /**
   * @param probes which methods get one
   */
  Weaver(Application application, MethodTable methods, Ledger ledger, Probes probes) {
    this.application = application;
    this.classes = new ClassWeaver(application, methods, ledger, probes);
    this.classesAgain = new ClassWeaver(application, methods, new Ledger(), probes);
    this.ledger = ledger;
  }

  /**
   * Loads and runs what weaving most classes needs before the first class of the application asks
   * for it. What the others need, servlets above all, comes with the first of them: a JVM that has
   * none is not kept waiting.
   */
  void warmUp() throws IOException {
    String name = WarmUp.class.getName().replace('.', '/');
    MethodTable none = new MethodTable();
    new ClassWeaver(application, none, new Ledger(), new Probes(none.fixedCalls()))
        .weave(new ClassBytes(AgentJar.bytes(name)), true, false);
  }

  /**
   * Weaves java.util.logging where it is loaded already: by another agent, or by the JVM for its
   * own sake. Asked for their module first: the JVM would make a text of each class's name.
   */
  void weaveLoaded(Instrumentation instrumentation) {
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (LOGGING.equals(loaded.getModule().getName())
          && logs.knows(loaded.getName().replace('.', '/'))) {
        try {
          instrumentation.retransformClasses(loaded);
        } catch (UnmodifiableClassException | RuntimeException | Error e) {
          ledger.fault("weave " + loaded.getName(), e);
        }
      }
    }
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String internalName,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (internalName == null || (loader == null && !logs.knows(internalName))) {
      return null;
    }
    try {
      if (logs.knows(internalName)) {
        return logs.weave(bytes);
      }
      return transform(internalName.replace('/', '.'), redefined != null, domain, bytes);
    } catch (Throwable e) {
      ledger.fault("weave " + internalName.replace('/', '.'), e);
      ledger.skip("failed to weave", internalName.replace('/', '.'));
      return null;
    }
  }

  private byte @Nullable [] transform(
      String type, boolean again, @Nullable ProtectionDomain domain, byte[] bytes) {
    if (isNever(type)) {
      return null;
    }
    if (type.startsWith(DriverWeaver.DRIVER)) {
      byte[] woven = DriverWeaver.weave(bytes);
      if (woven != null) {
        return woven;
      }
    }
    boolean own = application.contains(type, domain);
    ClassBytes file = new ClassBytes(bytes);
    boolean mayBeEntry = file.hasDescriptor(ENTRY);
    ClassWeaver weaver = again ? classesAgain : classes;
    return own || mayBeEntry ? weaver.weave(file, own, mayBeEntry) : null;
  }

  /** Loops: it is asked of each class, and a stream costs the JIT more than all else here. */
  private static boolean isNever(String type) {
    for (String prefix : NEVER) {
      if (type.startsWith(prefix)) {
        return true;
      }
    }
    for (String part : GENERATED) {
      if (type.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /** Woven by {@link #warmUp}, never used: a constructor and a loop. */
  @SuppressWarnings("unused")
  private static final class WarmUp {
    private int total;

    WarmUp() {
      total = 1;
    }

    int loop(int n) {
      for (int i = 0; i < n; i++) {
        total += Integer.bitCount(i);
      }
      return total;
    }
  }
}
