package io.hotpath.it;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The weaver inside the packaged agent, without an agent. Takes every class as its own. */
final class PackagedWeaver implements AutoCloseable {

  private static final String AGENT = "io.hotpath.agent.";

  private final URLClassLoader loader;
  private final Object methods;
  private final Object probes;
  private final Object ledger;
  private final ClassFileTransformer weaver;

  /**
   * @param packages prefixes of the classes that are woven
   */
  PackagedWeaver(List<String> packages) throws IOException, ReflectiveOperationException {
    URL jar = Installation.JAR.toUri().toURL();
    loader = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
    Object application = create("Application", packages, List.of(), null);
    methods = create("recorder.MethodTable");
    probes = create("Probes", create("recorder.FixedCalls"));
    ledger = create("recorder.Ledger");
    weaver = (ClassFileTransformer) create("Weaver", application, methods, ledger, probes);
  }

  /** The woven class, or null where it is left as it is. */
  byte @Nullable [] weave(String name, byte[] original) throws IllegalClassFormatException {
    return weaver.transform(loader, name.replace('.', '/'), null, null, original);
  }

  /** From now on woven methods count all calls of methods that were woven so far. */
  void countAllCalls() throws ReflectiveOperationException {
    Field numbers = methods.getClass().getDeclaredField("numbers");
    numbers.setAccessible(true);
    Map<String, Integer> calls = new HashMap<>();
    ((Map<?, ?>) numbers.get(methods))
        .forEach((method, number) -> calls.put(asCalled((String) method), (Integer) number));
    Method countAt = probes.getClass().getDeclaredMethod("countAt", Map.class, Map.class);
    countAt.setAccessible(true);
    countAt.invoke(probes, calls, Map.of());
  }

  /** From {@code com.acme.Type#name()V} to what a class file says. */
  private static String asCalled(String method) {
    int end = method.indexOf('#');
    return method.substring(0, end).replace('.', '/') + '.' + method.substring(end + 1);
  }

  /** What was noted so far, each a text with its count or its names. */
  Noted takeNotes() throws ReflectiveOperationException {
    Object profile = create("profile.Profile");
    Method moveTo = ledger.getClass().getDeclaredMethod("moveTo", profile.getClass());
    moveTo.setAccessible(true);
    moveTo.invoke(ledger, profile);
    Map<?, ?> faults = (Map<?, ?>) ask(profile, "faults");
    Map<?, ?> skipped = (Map<?, ?>) ask(profile, "skipped");
    StringBuilder skips = new StringBuilder();
    for (Map.Entry<?, ?> skip : skipped.entrySet()) {
      skips.append(skip.getKey()).append(": ").append(ask(skip.getValue(), "names")).append('\n');
    }
    return new Noted(
        List.copyOf(faults.keySet()).stream().map(String::valueOf).toList(),
        skips.toString(),
        (Long) ask(profile, "wovenClasses"),
        (Long) ask(profile, "wovenMethods"));
  }

  /**
   * What the weaver says of itself.
   *
   * @param skipped a line for each reason, with names
   */
  record Noted(List<String> faults, String skipped, long classes, long methods) {}

  @Override
  public void close() throws IOException {
    loader.close();
  }

  private static Object ask(Object whom, String what) throws ReflectiveOperationException {
    return whom.getClass().getMethod(what).invoke(whom);
  }

  private Object create(String name, @Nullable Object... arguments)
      throws ReflectiveOperationException {
    Constructor<?> constructor =
        Arrays.stream(loader.loadClass(AGENT + name).getDeclaredConstructors())
            .filter(candidate -> candidate.getParameterCount() == arguments.length)
            .findFirst()
            .orElseThrow();
    constructor.setAccessible(true);
    return constructor.newInstance(arguments);
  }
}
