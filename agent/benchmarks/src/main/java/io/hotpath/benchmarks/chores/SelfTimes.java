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
 * <p>Arguments: the agent's jar, and seconds of each of the two runs, default 60.
 */
public final class SelfTimes {

  private static final String TYPE = Chores.class.getName();
  private static final int TOP = 10;

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
    Path recording = folder.resolve("bare.jfr");
    double bareAgain = run(List.of());
    double bare = run(List.of());
    run(
        List.of(
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:+DebugNonSafepoints",
            "-XX:StartFlightRecording:settings=profile,filename=" + recording));
    double woven =
        run(List.of(agent + "=packages=io.hotpath.benchmarks.chores,budget=100%,dir=" + folder));
    Profile profile = profile();
    printTable(sampled(recording), measured(profile));
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
            .filter(method -> !method.getName().equals("serve"))
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

  private void printTable(Map<String, Double> sampled, Map<String, Double> measured) {
    out.printf("%-20s %10s %10s %8s%n", "own time, %", "recorder", "Hotpath", "points");
    List<String> top = top(sampled);
    for (String method : top) {
      double seen = sampled.getOrDefault(method, 0.0);
      double share = measured.getOrDefault(method, 0.0);
      out.printf(Locale.ROOT, "%-20s %10.1f %10.1f %+8.1f%n", method, seen, share, share - seen);
    }
    List<String> ours = top(measured);
    out.printf(
        "%d of the first %d are the same%n",
        ours.stream().filter(new HashSet<>(top)::contains).count(), top.size());
  }

  private static List<String> top(Map<String, Double> shares) {
    return shares.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .limit(TOP)
        .map(Map.Entry::getKey)
        .toList();
  }
}
