package io.hotpath.levels.console;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * All that a door serves: the levels under {@code /actuator}, and whatever is {@link #add added}.
 * Nothing passes but through the guard, and nothing that fails here leaves but as one line.
 * Thread-safe.
 */
public final class Console {

  /** First segment of everything about levels. */
  public static final String ACTUATOR = "actuator";

  /** Serves all paths below one; the request is admitted already. */
  public interface Page {

    /**
     * Answers a request.
     *
     * @param path the rest of the path, decoded; never null, empty for the page itself
     * @param who asks, for an audit
     */
    ConsoleResponse answer(ConsoleRequest request, Segments path, String who) throws Rejection;
  }

  private final Token token;
  private final Guard guard;
  private final Consumer<Throwable> faults;

  /** By first segment. */
  private final Map<String, Page> pages = new ConcurrentSkipListMap<>();

  private final List<BrowserDoor> doors = new CopyOnWriteArrayList<>();

  /**
   * @param open whether other machines may ask
   * @param faults told of failures of our own
   */
  public Console(Token token, boolean open, Consumer<Throwable> faults) {
    this.token = token;
    this.guard = new Guard(token, open);
    this.faults = faults;
  }

  /**
   * Serves a page below {@code /name}.
   *
   * @param name first segment of its paths
   */
  public void add(String name, Page page) {
    pages.put(name, page);
  }

  /**
   * Serves a page below {@code /name} to browsers, too: they sign in at {@code /name/sign-in}.
   *
   * @param name first segment of its paths
   */
  public void addForBrowsers(String name, Page page) {
    doors.add(new BrowserDoor(name, page, guard, token));
  }

  /** Answers any request; throws nothing but what the JVM dies of. */
  public ConsoleResponse answer(ConsoleRequest request) {
    ConsoleResponse answer;
    try {
      answer = admitted(request);
    } catch (Rejection e) {
      answer = Errors.answer(request, e);
    } catch (RuntimeException | LinkageError e) {
      faults.accept(e);
      answer =
          Errors.answer(request, new Rejection(503, "this failed here; nothing is known of it"));
    }
    return (request.method().equals("HEAD") ? answer.bodiless() : answer).hardened();
  }

  private ConsoleResponse admitted(ConsoleRequest request) throws Rejection {
    for (BrowserDoor door : doors) {
      if (door.leadsTo(request.path())) {
        return door.answer(request);
      }
    }
    String who = guard.admit(request);
    Segments path = Segments.of(request.path());
    Page page = path.isEmpty() ? null : pages.get(path.first());
    if (page == null) {
      throw new Rejection(404, "nothing is here");
    }
    return page.answer(request, path.rest(), who);
  }
}
