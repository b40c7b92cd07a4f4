package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Loss;
import io.hotpath.profile.Profile;
import io.hotpath.samples.oracle.MazeRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Ten thousand walks through the maze, by 16 clients at once, counted without Hotpath as well. */
@ExtendWith(ShowChildren.class)
final class CountingOracleIT {

  private static final int REQUESTS = 10_000;
  private static final int CLIENTS = 16;

  /**
   * Fewer than wait for the collector at most: with whole trees to write it must not fall behind.
   */
  private static final int CHUNK = 1_000;

  private static final String TRIVIAL = "trivial (no call, no loop)";

  @SuppressWarnings("NullAway.Init") // Set before the first test.
  private static Recorded recorded;

  @SuppressWarnings("NullAway.Init")
  private static Top top;

  @BeforeAll
  static void walk() throws Exception {
    Path folder = Profiles.newFolder();
    Map<String, String> options =
        Map.of(
            "dir",
            folder.toString(),
            "requests",
            "all",
            "window",
            "1h",
            "packages",
            "io.hotpath.samples.contract");
    try (Server server =
        Server.start(Jvm.own(), Container.JETTY_EMBEDDED, Installation.AGENT, options, List.of())) {
      for (int begin = 0; begin < REQUESTS; begin += CHUNK) {
        walk(server, begin, CHUNK);
        int end = begin + CHUNK;
        assertThat(Child.await(30, () -> Profiles.lines(folder) == end)).isTrue();
      }
      int unused = server.child().terminate();
    }
    recorded = Recorded.in(folder);
    top = Top.json(folder);
  }

  private static void walk(Server server, int begin, int requests) throws Exception {
    Load.run(server, CLIENTS, requests, i -> "/mixed?seed=" + seed(begin + i), Load.status(200));
  }

  @AfterAll
  static void forget() {
    recorded = new Recorded(List.of(), new Profile(), List.of(), List.of());
  }

  private static long seed(int number) {
    return number * 7_919L - 20_000_000L;
  }

  @Test
  void wholeRun_everyMethodCountEqualsTheOracles() {
    Map<String, Long> expected = new TreeMap<>();
    for (int i = 0; i < REQUESTS; i++) {
      MazeRules.count(seed(i)).forEach((method, calls) -> expected.merge(method, calls, Long::sum));
    }

    assertThat(maze(top.calls())).isEqualTo(expected);
    assertThat(top.calls())
        .containsEntry("ChainFilter.doFilter", (long) REQUESTS)
        .containsEntry("PassFilter.doFilter", (long) REQUESTS)
        .containsEntry("MixedServlet.doGet", (long) REQUESTS)
        .containsEntry("Work.leaf", 2L * REQUESTS);
  }

  @Test
  void wholeRun_nothingLostDroppedOrFailed() {
    assertThat(top.requests()).isEqualTo(REQUESTS);
    assertThat(top.losses().keySet())
        .as("a walk of more positions than a tree holds loses places, not counts")
        .allMatch(loss -> loss.equals("CALLS_FOLDED") || loss.equals("CALLS_BEYOND"));
    assertThat(top.faults()).isEmpty();
    assertThat(recorded.damages()).isEmpty();
  }

  @Test
  void asFastAsClientsCan_eachRequestIsRecordedOrCountedAsDropped() throws Exception {
    Path folder = Profiles.newFolder();
    Map<String, String> options =
        Map.of("dir", folder.toString(), "packages", "io.hotpath.samples.contract");
    try (Server server =
        Server.start(Jvm.own(), Container.JETTY_EMBEDDED, Installation.AGENT, options, List.of())) {
      walk(server, 0, REQUESTS);
      int unused = server.child().terminate();
    }

    Profile whole = Recorded.in(folder).windows();

    long dropped = whole.losses().getOrDefault(Loss.REQUESTS_DROPPED, 0L);
    assertThat(whole.requests() + dropped).isEqualTo(REQUESTS);
    assertThat(whole.faults()).isEmpty();
  }

  @Test
  void eachRequest_hasTheCountsOfOneWalkAndNoOthers() {
    Map<Map<String, Long>, Integer> expected = new HashMap<>();
    for (int i = 0; i < REQUESTS; i++) {
      expected.merge(new TreeMap<>(MazeRules.count(seed(i))), 1, Integer::sum);
    }

    Map<Map<String, Long>, Integer> actual = new HashMap<>();
    Set<String> ids = new HashSet<>();
    recorded
        .requests()
        .forEach(
            request -> {
              actual.merge(maze(Calls.counts(request.tree())), 1, Integer::sum);
              ids.add(request.id());
            });

    assertThat(recorded.requests().size()).isEqualTo(REQUESTS);
    assertThat(ids).hasSize(REQUESTS);
    assertThat(expected.size()).as("different walks").isGreaterThan(REQUESTS / 4);
    assertThat(actual.equals(expected)).as("each walk is in exactly one recording").isTrue();
  }

  @Test
  void skippedMethods_areTrivialAndNamed() throws IOException {
    List<String> skipped = top.skipped().getOrDefault(TRIVIAL, List.of());

    assertThat(skipped).contains("io.hotpath.samples.contract.WorkException#code");
    for (String name : skipped) {
      assertThat(isTrivial(name)).as(name).isTrue();
    }
    assertThat(top.skipped().keySet()).containsExactly(TRIVIAL);
  }

  private static Map<String, Long> maze(Map<String, Long> calls) {
    Map<String, Long> maze = new TreeMap<>(calls);
    maze.keySet().removeIf(name -> !name.startsWith("Maze"));
    return maze;
  }

  /** Whether no method of that name calls or loops. */
  private static boolean isTrivial(String name) throws IOException {
    int hash = name.indexOf('#');
    ClassNode type = new ClassNode();
    try (JarFile jar = new JarFile(Container.application().toFile());
        InputStream in =
            jar.getInputStream(
                jar.getEntry(name.substring(0, hash).replace('.', '/') + ".class"))) {
      new ClassReader(in).accept(type, 0);
    }
    boolean found = false;
    for (MethodNode method : type.methods) {
      if (method.name.equals(name.substring(hash + 1))) {
        found = true;
        for (AbstractInsnNode at : method.instructions) {
          boolean calls = at instanceof MethodInsnNode || at instanceof InvokeDynamicInsnNode;
          boolean loops =
              at instanceof JumpInsnNode jump
                  && method.instructions.indexOf(jump.label) < method.instructions.indexOf(jump);
          if (calls || loops) {
            return false;
          }
        }
      }
    }
    return found;
  }
}
