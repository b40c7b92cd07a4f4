package io.hotpath.advice;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the advisor by example; {@code rules.txt} says how it is to be read. */
class RulesTest {

  /** One example. */
  record Example(String title, List<String> lines) {

    private Stream<String> all(String mark) {
      return lines.stream()
          .filter(line -> line.startsWith(mark + " "))
          .map(line -> line.substring(2).strip());
    }

    private Advice advice() {
      Situation situation = new Situation();
      for (String line : lines) {
        String text = line.substring(2).strip();
        switch (line.charAt(0)) {
          case '?' -> situation.query(text);
          case '=' -> situation.existing(text);
          case '@' -> situation.plan(text);
          default -> {}
        }
      }
      return Advisor.advise(situation.profile(), query -> true);
    }

    @Override
    public String toString() {
      return title;
    }
  }

  static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    try (InputStream in =
        requireNonNull(RulesTest.class.getResourceAsStream("rules.txt"), "rules.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String head = text.substring(0, text.indexOf("\n\n"));
      for (String block : text.substring(head.length()).strip().split("\n\n+", -1)) {
        List<String> lines = block.lines().toList();
        examples.add(new Example(lines.get(0), lines.subList(1, lines.size())));
      }
    }
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void advise_example_followsTheRule(Example example) {
    Advice advice = example.advice();

    assertThat(advice.suggestions().stream().map(RulesTest::text))
        .as("suggestions")
        .containsExactlyElementsOf(example.all(">").toList());
    assertThat(advice.suggestions().stream().flatMap(s -> s.replaces().stream()))
        .as("replaces")
        .containsExactlyElementsOf(example.all("~").toList());
    List<String> reasons = example.all("-").toList();
    assertThat(advice.notAdvised()).as("not advised").hasSameSizeAs(reasons);
    for (int i = 0; i < reasons.size(); i++) {
      assertThat(advice.notAdvised().get(i).reason()).contains(reasons.get(i));
    }
    List<String> caveats =
        advice.suggestions().stream().flatMap(s -> s.caveats().stream()).toList();
    assertThat(example.all("!"))
        .allSatisfy(part -> assertThat(caveats).anyMatch(caveat -> caveat.contains(part)));
    assertThat(example.all("x"))
        .allSatisfy(part -> assertThat(caveats).noneMatch(caveat -> caveat.contains(part)));
  }

  private static String text(Suggestion suggestion) {
    return suggestion.namespace().substring("shop.".length())
        + " "
        + Mongosh.document(suggestion.keys());
  }
}
