package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.it.PackagedWeaver.Noted;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicVerifier;
import org.objectweb.asm.util.CheckClassAdapter;

/** Woven, the classes of real libraries are as valid as they were, and odd ones do no harm. */
@ExtendWith(ShowChildren.class)
final class WeavingIT {

  private static final Path FUSEKI = Path.of("target", "fuseki", "jena-fuseki-server.jar");

  /** Of the test class path: libraries that applications have woven by a wide prefix. */
  private static final Pattern LIBRARIES =
      Pattern.compile(".*/(mongodb-driver|bson|logback|netty-|jackson-core)[^/]*\\.jar");

  @TempDir Path folder;

  @Test
  void classes_ofLibraries_areWovenIntoValidCode() throws Exception {
    Checks checks = new Checks();
    try (PackagedWeaver weaver = new PackagedWeaver(packages(jars()))) {
      for (Path jar : jars()) {
        checks.of(jar, weaver);
      }
      Noted noted = weaver.takeNotes();
      System.err.printf(
          "%d classes seen, %d woven, %d methods, %d methods analyzed%n",
          checks.seen.get(), noted.classes(), noted.methods(), checks.analyzed.get());
      assertThat(noted.faults()).isEmpty();
      assertThat(noted.classes()).isEqualTo(checks.woven.get());
    }
    assertThat(checks.wrong).isEmpty();
    assertThat(checks.seen).hasValueGreaterThan(20_000);
    assertThat(checks.woven).hasValueGreaterThan(15_000);
  }

  @Test
  void classes_ofLibraries_passTheVerifierOfTheJvm() throws Exception {
    Set<String> names = new LinkedHashSet<>();
    for (Path jar : jars()) {
      names.addAll(names(jar));
    }
    Path listed = Files.write(folder.resolve("names"), names);
    List<String> woven = walk("link", listed, jars(), agent());
    List<String> failing =
        woven.stream()
            .filter(line -> line.contains(" fails with "))
            .map(line -> line.split(" ", 2)[0])
            .toList();
    List<String> plain =
        walk("link", Files.write(folder.resolve("failing"), failing), jars(), List.of());
    int linked = linked(woven);
    System.err.printf(
        "%d classes linked with the agent, %d not even without it%n", linked, failing.size());
    assertThat(woven.subList(0, failing.size())).isEqualTo(plain.subList(0, failing.size()));
    assertThat(linked).isGreaterThan(20_000);
  }

  @Test
  void oddClasses_underTheAgent_doWhatTheyDoWithoutIt() throws Exception {
    Map<String, byte[]> odd = OddClasses.all();
    Path classes = Files.createDirectories(folder.resolve("classes").resolve("odd"));
    for (Map.Entry<String, byte[]> type : odd.entrySet()) {
      Files.write(classes.resolve(type.getKey().substring(4) + ".class"), type.getValue());
    }
    Path listed = Files.write(folder.resolve("names"), odd.keySet());
    List<Path> path = List.of(classes.getParent());
    List<String> plain = walk("run", listed, path, List.of());
    assertThat(plain)
        .contains(
            "odd.Subroutine50 says 42",
            "odd.Huge says 42",
            "odd.Locals says 42",
            "odd.Wide says 42",
            "odd.Reuses says 42",
            "odd.Forgets says 42",
            "odd.LoopsAtBegin says 42",
            "odd.Stack says 42",
            "odd.Constants says 42",
            "odd.Truncated4 fails with java.lang.ClassFormatError");
    assertThat(walk("run", listed, path, agent())).isEqualTo(plain);
  }

  @Test
  void oddClasses_thatCannotBeWoven_areNotedByName() throws Exception {
    try (PackagedWeaver weaver = new PackagedWeaver(List.of("odd"))) {
      for (Map.Entry<String, byte[]> type : OddClasses.all().entrySet()) {
        byte[] woven = weaver.weave(type.getKey(), type.getValue());
        boolean wanted =
            type.getKey().startsWith("odd.Subroutine")
                || type.getKey().startsWith("odd.Loop")
                || List.of("odd.Wide", "odd.Reuses", "odd.Forgets").contains(type.getKey());
        assertThat(woven != null).as(type.getKey()).isEqualTo(wanted);
      }
      Noted noted = weaver.takeNotes();
      assertThat(noted.skipped())
          .contains(
              "too large for the JIT with a probe: [odd.Huge#run]",
              "failed to weave: [odd.Constants, odd.Empty, odd.Locals, odd.Stack,"
                  + " odd.Truncated1, odd.Truncated2, odd.Truncated3, odd.Truncated4,"
                  + " odd.Truncated5, odd.Truncated6, odd.Truncated7]");
      assertThat(noted.faults())
          .anyMatch(fault -> fault.startsWith("weave odd.Truncated4: "))
          .anyMatch(fault -> fault.contains("ClassTooLargeException"))
          .hasSize(11);
    }
  }

  private static List<String> agent() throws IOException {
    List<String> packages = new ArrayList<>(packages(jars()));
    packages.add("odd");
    return List.of("-javaagent:" + Installation.JAR + "=packages=" + String.join(";", packages));
  }

  /** What a walk through these classes says, line by line. */
  private static List<String> walk(
      String what, Path names, List<Path> classPath, List<String> options) throws Exception {
    List<String> path = new ArrayList<>();
    Path own = Path.of(Walk.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    path.add(own.toString());
    classPath.forEach(entry -> path.add(entry.toString()));
    List<String> command = new ArrayList<>(List.of(Jvm.own().java(), "-Xverify:all"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", String.join(File.pathSeparator, path), Walk.class.getName()));
    command.addAll(List.of(what, names.toString()));
    try (Child child = Child.start(command)) {
      assertThat(Child.await(180, () -> !child.isAlive())).as(child::described).isTrue();
      assertThat(child.awaitExit()).as(child::described).isZero();
      assertThat(child.err()).doesNotContain("hotpath");
      return child.out().lines().toList();
    }
  }

  private static int linked(List<String> said) {
    return Integer.parseInt(said.get(said.size() - 1).substring("linked ".length()));
  }

  static List<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>(List.of(FUSEKI.toAbsolutePath()));
    for (Container container :
        List.of(
            Container.JETTY_EMBEDDED,
            Container.TOMCAT_10,
            Container.TOMCAT_11,
            Container.UNDERTOW)) {
      try (Stream<Path> files = Files.list(container.libraries())) {
        files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
      }
    }
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (LIBRARIES.matcher(entry).matches()) {
        jars.add(Path.of(entry));
      }
    }
    return jars;
  }

  /** All classes of the version that every JVM loads, with dots. */
  static Collection<String> names(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(JarEntry::getName)
          .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
          .filter(name -> !name.endsWith("-info.class"))
          .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
          .toList();
    }
  }

  /** The first parts of all names. */
  static List<String> packages(List<Path> jars) throws IOException {
    Set<String> packages = new TreeSet<>();
    for (Path jar : jars) {
      names(jar).forEach(name -> packages.add(name.split("\\.", 2)[0]));
    }
    return List.copyOf(packages);
  }

  /** Weaves classes and looks at what comes out; from several threads. */
  private static final class Checks {
    final AtomicInteger seen = new AtomicInteger();
    final AtomicInteger woven = new AtomicInteger();
    final AtomicInteger analyzed = new AtomicInteger();
    final Collection<String> wrong = new ConcurrentLinkedQueue<>();

    void of(Path jar, PackagedWeaver weaver) throws IOException {
      try (JarFile file = new JarFile(jar.toFile())) {
        names(jar).parallelStream().forEach(name -> check(file, name, weaver));
      }
    }

    private void check(JarFile jar, String name, PackagedWeaver weaver) {
      try (var in = jar.getInputStream(jar.getEntry(name.replace('.', '/') + ".class"))) {
        byte[] original = in.readAllBytes();
        seen.incrementAndGet();
        byte[] result = weaver.weave(name, original);
        if (result != null) {
          if (calls(result, "enter") || calls(result, "count")) {
            woven.incrementAndGet();
          }
          String found = firstFault(result);
          if (found != null && firstFault(original) == null) {
            wrong.add(name + " " + found);
          }
        }
      } catch (Exception e) {
        wrong.add(name + ": " + e);
      }
    }

    private @Nullable String firstFault(byte[] bytes) {
      ClassNode type = new ClassNode();
      String at = "";
      try {
        new ClassReader(bytes).accept(new CheckClassAdapter(type, false), 0);
        for (MethodNode method : type.methods) {
          at = method.name + method.desc;
          if (isWoven(method)) {
            analyzed.incrementAndGet();
            new Analyzer<>(new BasicVerifier()).analyze(type.name, method);
          }
        }
        return null;
      } catch (AnalyzerException | RuntimeException e) {
        return at + ": " + e;
      }
    }

    private static boolean isWoven(MethodNode method) {
      return bridged(method).findAny().isPresent();
    }
  }

  /** Whether a probe of this name is in the class; what is woven for a library has others. */
  static boolean calls(byte[] bytes, String probe) {
    ClassNode type = new ClassNode();
    new ClassReader(bytes).accept(type, ClassReader.SKIP_FRAMES);
    return type.methods.stream()
        .anyMatch(method -> bridged(method).anyMatch(call -> call.name.equals(probe)));
  }

  private static Stream<MethodInsnNode> bridged(MethodNode method) {
    return Arrays.stream(method.instructions.toArray())
        .filter(MethodInsnNode.class::isInstance)
        .map(MethodInsnNode.class::cast)
        .filter(call -> call.owner.equals("java/lang/HotpathBridge"));
  }
}
