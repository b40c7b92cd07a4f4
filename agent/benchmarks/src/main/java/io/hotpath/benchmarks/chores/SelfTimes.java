package io.hotpath.benchmarks.chores;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Profile;
import io.hotpath.profile.ProfileReader;
import io.hotpath.profile.RequestProfile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * {@link Chores} under the agent, every call of every method woven and none removed, beside the
 * same without it: whether the self times are those that a CPU profile of the untouched application
 * shows (flight recorder, a sample each 10 ms), and whether what Hotpath says of its own cost is
 * what it costs.
 *
 * <p>Whose an instruction is within methods that were inlined into each other, a CPU profile knows
 * roughly only. So it is made twice: of the application as it is, and with its methods kept apart
 * by an option of the compiler, as frames of their own.
 *
 * <p>Arguments: the agent's jar, and seconds of each of the five runs, default 60.
 */
public final class SelfTimes {

  private static final String TYPE = Chores.class.getName();
  private static final int TOP = 10;

  /** Methods that are no part of a request. */
  private static final Set<String> OUTSIDE =
      Set.of("main", "serve", "text", "matrix", "<init>", "<clinit>");

  /** The application's methods are not inlined, neither into each other nor elsewhere. */
  private static final List<String> APART =
      List.of("-XX:CompileCommand=quiet", "-XX:CompileCommand=dontinline," + TYPE + "::*");

  private final Path folder;
  private final String seconds;
  private final PrintStream out;

  private SelfTimes(Path folder, String seconds, PrintStream out) {
    this.folder = folder;
    this.seconds = seconds;
    this.out = out;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("hotpath-chores");
    new SelfTimes(folder, arguments.length > 1 ? arguments[1] : "60", System.out)
        .compare("-javaagent:" + arguments[0]);
  }

  private void compare(String agent) throws Exception {
    double bareAgain = run(List.of());
    double bare = run(List.of());
    Map<String, Double> inlined = sampled("inlined.jfr", List.of());
    Map<String, Double> apart = sampled("apart.jfr", APART);
    double woven =
        run(List.of(agent + "=packages=io.hotpath.benchmarks.chores,budget=100%,dir=" + folder));
    Profile profile = profile();
    Map<String, Double> measured = measured(profile);
    printTable(apart, inlined, measured, profile, bare);
    printDistance("Hotpath", measured, "the recorder, methods apart", apart);
    printDistance("Hotpath", measured, "the recorder, methods inlined", inlined);
    printDistance("the recorder, methods inlined", inlined, "itself, methods apart", apart);
    double said = (double) profile.probeNanos() / profile.requests();
    out.printf(
        Locale.ROOT,
        "%nCPU us a request: bare %.1f (again %.1f), with the agent %.1f: %.1f more, Hotpath says %.1f, %.2f of it%n",
        bare / 1e3,
        bareAgain / 1e3,
        woven / 1e3,
        (woven - bare) / 1e3,
        said / 1e3,
        said / (woven - bare));
  }

  /** Shares of samples in a run without the agent. */
  private Map<String, Double> sampled(String name, List<String> options) throws Exception {
    Path recording = folder.resolve(name);
    List<String> all = new ArrayList<>(options);
    all.add("-XX:+UnlockDiagnosticVMOptions");
    all.add("-XX:+DebugNonSafepoints");
    all.add("-XX:StartFlightRecording:settings=profile,filename=" + recording);
    run(all);
    return sampled(recording);
  }

  /** CPU nanoseconds of a request. */
  private double run(List<String> options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            TYPE,
            "5",
            seconds));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    if (process.waitFor() != 0) {
      throw new IOException("exit " + process.exitValue() + ": " + said);
    }
    return Double.parseDouble(said.substring(said.lastIndexOf(' ') + 1));
  }

  private Profile profile() throws IOException {
    Profile profile = new Profile();
    ProfileReader.Visitor visitor =
        new ProfileReader.Visitor() {
          @Override
          public void window(Profile window) {
            profile.add(window);
          }

          @Override
          public void request(RequestProfile request) {}

          @Override
          public void damaged(Path file, long line, String what) {
            throw new IllegalStateException(file + ":" + line + ": " + what);
          }
        };
    for (Path file : ProfileReader.files(List.of(folder))) {
      ProfileReader.read(file, visitor);
    }
    return profile;
  }

  private static Map<String, Double> measured(Profile profile) {
    Map<String, Double> times = new TreeMap<>();
    profile.routes().values().forEach(route -> route.tree().forEach(node -> add(node, times)));
    return shares(times);
  }

  private static void add(CallNode node, Map<String, Double> times) {
    if (node.method().type().equals(TYPE)) {
      times.merge(node.method().name(), (double) node.selfNanos(), Double::sum);
    }
  }

  /** By the method of the application nearest to the top: what it calls of the JDK is its own. */
  private static Map<String, Double> sampled(Path recording) throws IOException {
    Map<String, Double> samples = new TreeMap<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
      if (event.getEventType().getName().equals("jdk.ExecutionSample")) {
        event.getStackTrace().getFrames().stream()
            .map(RecordedFrame::getMethod)
            .filter(method -> method.getType().getName().equals(TYPE))
            .findFirst()
            .filter(method -> !OUTSIDE.contains(method.getName()))
            .ifPresent(method -> samples.merge(method.getName(), 1.0, Double::sum));
      }
    }
    return shares(samples);
  }

  private static Map<String, Double> shares(Map<String, Double> figures) {
    double sum = figures.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Double> shares = new TreeMap<>();
    figures.forEach((method, figure) -> shares.put(method, 100 * figure / sum));
    return shares;
  }

  private void printTable(
      Map<String, Double> apart,
      Map<String, Double> inlined,
      Map<String, Double> measured,
      Profile profile,
      double bareNanos) {
    Map<String, Double> calls = new TreeMap<>();
    profile
        .routes()
        .values()
        .forEach(
            route ->
                route
                    .tree()
                    .forEach(
                        node ->
                            calls.merge(node.method().name(), (double) node.calls(), Double::sum)));
    out.printf(
        "%-18s %9s %9s %9s %8s %11s %9s%n",
        "own time, %", "apart", "inlined", "Hotpath", "points", "calls", "ns each");
    for (String method : top(apart, TOP + 3)) {
      double seen = apart.getOrDefault(method, 0.0);
      double share = measured.getOrDefault(method, 0.0);
      double each = calls.getOrDefault(method, 0.0) / profile.requests();
      out.printf(
          Locale.ROOT,
          "%-18s %9.1f %9.1f %9.1f %+8.1f %11.1f %9.1f%n",
          method,
          seen,
          inlined.getOrDefault(method, 0.0),
          share,
          share - seen,
          each,
          seen / 100 * bareNanos / each);
    }
  }

  private void printDistance(
      String who, Map<String, Double> ones, String whose, Map<String, Double> others) {
    List<String> first = top(others, TOP);
    double points =
        first.stream()
            .mapToDouble(
                method ->
                    Math.abs(ones.getOrDefault(method, 0.0) - others.getOrDefault(method, 0.0)))
            .max()
            .orElse(0);
    out.printf(
        Locale.ROOT,
        "%s beside %s: %d of the first %d are the same, shares up to %.1f points off%n",
        who,
        whose,
        top(ones, TOP).stream().filter(new HashSet<>(first)::contains).count(),
        first.size(),
        points);
  }

  private static List<String> top(Map<String, Double> shares, int most) {
    return shares.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }
}
