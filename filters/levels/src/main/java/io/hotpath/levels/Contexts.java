package io.hotpath.levels;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The contexts that can be asked, each under a name that stays its own. Contexts are kept weakly:
 * an undeployed application takes its own along. Thread-safe.
 */
public final class Contexts {

  /** Contexts that are named; the application's own come first. */
  public static final int MAX = 1_000;

  private static final int MAX_NAME = 64;

  /** A context and the name that addresses it. */
  public record Named(String name, LogContext context) {}

  private final Supplier<List<LogContext>> source;
  private final Map<LogContext, String> names = new WeakHashMap<>();

  /**
   * @param source finds what is there now, the most important first; asked for each request
   */
  public Contexts(Supplier<List<LogContext>> source) {
    this.source = source;
  }

  /** All that are open, the default first. */
  public synchronized List<Named> all() {
    List<Named> all = new ArrayList<>();
    for (LogContext context : source.get()) {
      if (context.isOpen() && all.size() < MAX) {
        all.add(new Named(names.computeIfAbsent(context, this::newName), context));
      }
    }
    return all;
  }

  /** The one that is meant where nobody says which; null where nothing logs. */
  public @Nullable Named byDefault() {
    List<Named> all = all();
    return all.isEmpty() ? null : all.get(0);
  }

  /** The context of a name, or null. */
  public @Nullable Named named(String name) {
    return all().stream().filter(known -> known.name().equals(name)).findFirst().orElse(null);
  }

  private String newName(LogContext context) {
    String own = context.name().replaceAll("[^\\w.-]", "_").replaceAll("^[_.-]+|[_.-]+$", "");
    String base = own.isEmpty() ? context.library() : own;
    String name = base.length() > MAX_NAME ? base.substring(0, MAX_NAME) : base;
    Set<String> taken = new HashSet<>(names.values());
    String free = name;
    for (int n = 2; taken.contains(free); n++) {
      free = name + "-" + n;
    }
    return free;
  }
}
