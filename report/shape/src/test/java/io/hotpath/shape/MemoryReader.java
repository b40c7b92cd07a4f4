package io.hotpath.shape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A reader of documents in memory that insists on the contract: each value once, no step back. */
final class MemoryReader implements DocumentReader {

  /** A value that must be stepped over. */
  static final Object UNTOUCHABLE = new Object();

  private static final class Frame {
    final @Nullable List<String> names;
    final List<? extends @Nullable Object> values;
    int at = -1;
    boolean taken;

    Frame(Object container) {
      names = container instanceof Doc doc ? doc.names : null;
      values = container instanceof Doc doc ? doc.values : (List<?>) container;
    }

    @Nullable Object value() {
      check(at >= 0 && at < values.size(), "there is an element");
      return values.get(at);
    }
  }

  private final Deque<Frame> open = new ArrayDeque<>();
  private @Nullable String options;
  private long elements;

  MemoryReader(Doc document) {
    open.push(new Frame(document));
  }

  /** Elements stepped to. */
  long elements() {
    return elements;
  }

  @Override
  public boolean next() {
    Frame frame = open.getFirst();
    check(frame.at < frame.values.size(), "not behind the end");
    frame.at++;
    frame.taken = false;
    options = null;
    elements++;
    return frame.at < frame.values.size();
  }

  @Override
  public String name() {
    Frame frame = open.getFirst();
    frame.value();
    return frame.names == null ? "?" : frame.names.get(frame.at);
  }

  @Override
  public Kind kind() {
    Object value = open.getFirst().value();
    if (value == null) {
      return Kind.NULL;
    } else if (value instanceof Doc) {
      return Kind.DOCUMENT;
    } else if (value instanceof List) {
      return Kind.ARRAY;
    } else if (value instanceof String) {
      return Kind.STRING;
    } else if (value instanceof Number) {
      return Kind.NUMBER;
    } else if (value instanceof Boolean) {
      return Kind.BOOLEAN;
    }
    return value instanceof Doc.Regex ? Kind.REGEX : Kind.OTHER;
  }

  @Override
  public void enter() {
    open.push(new Frame(take()));
  }

  @Override
  public void leave() {
    check(open.size() > 1, "something was entered");
    open.pop();
  }

  @Override
  public String string() {
    if (take() instanceof Doc.Regex regex) {
      options = regex.options();
      return regex.pattern();
    }
    return (String) Objects.requireNonNull(open.getFirst().value());
  }

  @Override
  public String regexOptions() {
    return Objects.requireNonNull(options, "the pattern was taken just before");
  }

  @Override
  public long number() {
    return ((Number) take()).longValue();
  }

  @Override
  public boolean bool() {
    return (Boolean) take();
  }

  @Override
  public long hash() {
    Frame frame = open.getFirst();
    check(!frame.taken, "taken once");
    frame.taken = true;
    Object taken = frame.value();
    check(taken != UNTOUCHABLE, "stepped over");
    return taken instanceof Doc || taken instanceof List
        ? deepHash(taken)
        : Objects.hashCode(taken);
  }

  /** Without recursion: documents can be nested deeper than a stack. */
  private static long deepHash(Object container) {
    long hash = 17;
    List<@Nullable Object> rest = new ArrayList<>();
    rest.add(container);
    while (!rest.isEmpty()) {
      Object value = rest.remove(rest.size() - 1);
      check(value != UNTOUCHABLE, "stepped over");
      if (value instanceof Doc doc) {
        hash = hash * 31 + doc.names.hashCode();
        rest.addAll(doc.values);
      } else if (value instanceof List<?> list) {
        hash = hash * 31 + list.size();
        rest.addAll(list);
      } else {
        hash = hash * 31 + Objects.hashCode(value);
      }
    }
    return hash;
  }

  private Object take() {
    Frame frame = open.getFirst();
    Object value = frame.value();
    check(!frame.taken, "taken once");
    check(value != null && value != UNTOUCHABLE, "can be taken");
    frame.taken = true;
    return Objects.requireNonNull(value);
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("against the reader's contract: " + what);
    }
  }
}
