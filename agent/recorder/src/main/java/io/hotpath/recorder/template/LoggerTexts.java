package io.hotpath.recorder.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the classes that use one logger, and which of them a message is made of.
 * Thread-safe.
 *
 * <p>Bounds: {@link #MAX_CLASSES} classes, {@link #MAX_CHARS} characters; what comes later is not
 * learned.
 */
final class LoggerTexts {

  static final int MAX_CLASSES = 16;
  static final int MAX_CHARS = 200_000;

  /** Replaced as a whole when a class is learned. */
  private volatile Learned learned = new Learned(Set.of(), Set.of(), Map.of(), List.of());

  private final Set<String> classes = new HashSet<>();
  private int chars;

  /**
   * What is known.
   *
   * @param constants messages that are no more than a constant
   * @param all every template
   * @param byFirst by the character they begin with, the most telling first
   * @param open that begin with a value
   */
  private record Learned(
      Set<String> constants,
      Set<Template> all,
      Map<Character, List<Template>> byFirst,
      List<Template> open) {}

  /**
   * The text in the code that this message was made of.
   *
   * @return null where no class that was learned has it
   */
  @Nullable String find(String message) {
    Learned known = learned;
    if (known.constants.contains(message)) {
      return message;
    }
    if (!message.isEmpty()) {
      List<Template> candidates = known.byFirst.get(message.charAt(0));
      Template found = candidates == null ? null : first(candidates, message);
      if (found != null) {
        return found.text();
      }
    }
    Template found = first(known.open, message);
    return found == null ? null : found.text();
  }

  private static @Nullable Template first(List<Template> candidates, String message) {
    for (Template candidate : candidates) {
      if (candidate.matches(message)) {
        return candidate;
      }
    }
    return null;
  }

  /**
   * Learns the texts of a class; reads its file.
   *
   * @return how many characters it has; 0 where it was known already, or there is no room
   */
  synchronized int learn(Class<?> type) {
    if (classes.size() >= MAX_CLASSES || chars >= MAX_CHARS || !classes.add(type.getName())) {
      return 0;
    }
    int before = chars;
    Set<String> constants = new HashSet<>(learned.constants);
    Set<Template> all = new HashSet<>(learned.all);
    for (String text : ClassTexts.of(type)) {
      chars += text.length();
      constants.add(text);
      Template.of(text).stream().filter(Template::isTelling).forEach(all::add);
    }
    learned = sorted(constants, all);
    return chars - before;
  }

  private static Learned sorted(Set<String> constants, Set<Template> all) {
    Template[] telling = all.toArray(new Template[0]);
    Arrays.sort(telling, Template.TELLING);
    Map<Character, List<Template>> byFirst = new HashMap<>();
    List<Template> open = new ArrayList<>();
    for (Template template : telling) {
      String first = template.parts().get(0);
      List<Template> into =
          first.isEmpty()
              ? open
              : byFirst.computeIfAbsent(first.charAt(0), letter -> new ArrayList<>());
      into.add(template);
    }
    return new Learned(constants, all, byFirst, open);
  }
}
