package io.hotpath.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Profile;
import io.hotpath.samples.mongo.server.Failure;
import io.hotpath.samples.mongo.server.TestMongoServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The driver's application asked for all its paths, and what became of it.
 *
 * @param plainAnswers of one round without Hotpath, each behind its path
 * @param answers of all rounds with the agent
 * @param served commands that came to a simulated server, by command and collection; further
 *     batches count as find
 * @param profiles the folder
 * @param profile what was recorded
 * @param errors what the application wrote on stderr
 */
record MongoRun(
    List<String> plainAnswers,
    List<String> answers,
    Map<String, Long> served,
    Path profiles,
    Profile profile,
    String errors) {

  /** The value that must be in no output. */
  static final String SECRET = "s3cr3t7919";

  private static final List<String> PATHS =
      List.of(
          "/findOne",
          "/find?docs=500&batch=100",
          "/nplus1?n=20",
          "/duplicates?n=4",
          "/paging",
          "/aggregate",
          "/distinct",
          "/count",
          "/estimate",
          "/cursorClosedEarly",
          "/insertMany?n=2500",
          "/bulk",
          "/update",
          "/upsert",
          "/delete",
          "/findAndModify",
          "/fail?secret=" + SECRET,
          "/retry",
          "/transaction",
          "/async",
          "/startup",
          "/marked?secret=" + SECRET,
          "/legacyFind");

  static MongoRun of(MongoApplication application, MongoTarget target, int rounds)
      throws IOException, InterruptedException {
    List<String> plainAnswers = new ArrayList<>();
    try (Server plain = application.start(Installation.PLAIN, Map.of(), target.uri())) {
      ask(plain, target.simulated(), plainAnswers);
    }
    TestMongoServer simulated = target.simulated();
    if (simulated != null) {
      simulated.reset();
    }
    Path profiles = Profiles.newFolder();
    List<String> answers = new ArrayList<>();
    String errors;
    Map<String, String> options = Map.of("dir", profiles.toString(), "window", "1s");
    try (Server server = application.start(Installation.AGENT, options, target.uri())) {
      for (int round = 0; round < rounds; round++) {
        ask(server, simulated, answers);
      }
      assertThat(server.child().terminate()).isIn(0, 143);
      errors = server.child().err();
    }
    Recorded recorded = Recorded.in(profiles);
    assertThat(recorded.damages()).isEmpty();
    return new MongoRun(
        plainAnswers, answers, served(simulated), profiles, recorded.windows(), errors);
  }

  private static void ask(Server server, @Nullable TestMongoServer simulated, List<String> into)
      throws IOException, InterruptedException {
    for (String path : PATHS) {
      if (path.equals("/retry") && simulated != null) {
        simulated.fail(Failure.once("update", 89, "NetworkTimeout", "RetryableWriteError"));
        simulated.fail(Failure.once("find", 89, "NetworkTimeout"));
      }
      into.add(path + ": " + new String(server.get(path).body(), UTF_8));
    }
  }

  private static Map<String, Long> served(@Nullable TestMongoServer simulated) {
    Map<String, Long> served = new TreeMap<>();
    if (simulated != null) {
      simulated
          .counts()
          .forEach(
              (key, count) -> {
                String command = key.command().equals("getMore") ? "find" : key.command();
                served.merge(command + " " + key.collection(), count.commands(), Long::sum);
              });
    }
    return served;
  }
}
