package io.hotpath.agent;

import static java.util.Objects.requireNonNull;

import io.hotpath.levels.LogContext;
import io.hotpath.levels.jul.JulContext;
import io.hotpath.levels.log4j.Log4jContext;
import io.hotpath.levels.logback.LogbackContext;
import io.hotpath.recorder.Ledger;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every context of a logging library in the JVM, from when it is made until it is garbage; the
 * typed code for it is loaded when somebody first asks. Thread-safe.
 */
final class ContextHooks implements Supplier<List<LogContext>> {

  /** Contexts that are known at a time; more are not found. */
  private static final int MAX = 1_000;

  private static final String LOGBACK = "ch.qos.logback.";

  /** Apart, since most JVMs have neither. */
  private static final class WebApplication {
    /** What Tomcat and Jetty call one in the text of its class loader. */
    static final Pattern NAME = Pattern.compile("context: (\\S+)|^WebAppClassLoader\\{([^}@]+)\\}");
  }

  /** One context; the library's listeners keep the typed code alive, nobody else. */
  private static final class Made {
    final WeakReference<Object> context;
    final String application;
    WeakReference<LogContext> typed = new WeakReference<>(null);
    boolean failed;

    Made(Object context, String application) {
      this.context = new WeakReference<>(context);
      this.application = application;
    }
  }

  private final Ledger ledger;
  private final List<Made> made = new ArrayList<>();
  private final CountDownLatch first = new CountDownLatch(1);
  private @Nullable LogContext jdk;
  private volatile @Nullable Consumer<JulContext.LevelAnswer> answering;

  /** The typed code beside each library, by the class of its context. */
  private final ClassValue<Constructor<?>> typed =
      new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> type) {
          return load(type);
        }
      };

  ContextHooks(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Called where a library makes one; it is not configured yet. */
  void made(Object context) {
    String application = application(Thread.currentThread().getContextClassLoader());
    synchronized (made) {
      made.removeIf(known -> known.context.get() == null);
      if (made.size() < MAX && made.stream().noneMatch(m -> m.context.get() == context)) {
        made.add(new Made(context, application));
      }
    }
    first.countDown();
  }

  /** Who gives the answers of the JDK's loggers where requests ask for levels of their own. */
  void answerWith(Consumer<JulContext.LevelAnswer> answers) {
    answering = answers;
  }

  /** Those that are not garbage yet, open or not. */
  List<Object> known() {
    synchronized (made) {
      return made.stream().map(each -> each.context.get()).filter(Objects::nonNull).toList();
    }
  }

  static boolean isLogback(Object context) {
    return context.getClass().getName().startsWith(LOGBACK);
  }

  /** Waits until an application begins to log, so at least its main method runs. */
  void awaitFirst(long millis) throws InterruptedException {
    boolean unused = first.await(millis, TimeUnit.MILLISECONDS);
  }

  static String application(@Nullable ClassLoader loader) {
    if (loader == null) {
      return "";
    }
    Matcher matcher = WebApplication.NAME.matcher(loader.toString());
    if (!matcher.find()) {
      return "";
    }
    return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
  }

  /** Logback's before Log4j's, in the order they were made; the JDK's comes last. */
  @Override
  public List<LogContext> get() {
    List<LogContext> contexts = new ArrayList<>();
    synchronized (made) {
      for (boolean logback : new boolean[] {true, false}) {
        for (Made each : made) {
          Object context = each.context.get();
          if (context != null && isLogback(context) == logback) {
            add(each, context, contexts);
          }
        }
      }
      if (jdk == null) {
        jdk = new JulContext(requireNonNull(answering));
      }
      contexts.add(jdk);
    }
    return contexts;
  }

  private void add(Made each, Object context, List<LogContext> contexts) {
    LogContext known = each.typed.get();
    if (known == null && !each.failed) {
      try {
        known = (LogContext) typed.get(context.getClass()).newInstance(context, each.application);
        each.typed = new WeakReference<>(known);
      } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
        each.failed = true;
        ledger.fault("typed logging code", e);
      }
    }
    if (known != null) {
      contexts.add(known);
    }
  }

  private static Constructor<?> load(Class<?> library) {
    Class<?> ours =
        library.getName().startsWith(LOGBACK) ? LogbackContext.class : Log4jContext.class;
    try {
      return new TypedLoader(ours.getPackageName(), library.getClassLoader())
          .loadClass(ours.getName())
          .getConstructor(Object.class, String.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
