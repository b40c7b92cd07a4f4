package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shop before and after its repairs: what the advice of before promised is what its causes take
 * less. Both are shares of the same measurement, so the load of the machine does not matter much.
 */
@ExtendWith(ShowChildren.class)
final class AdviceGainIT {

  private static final int ROUNDS = 40;

  private static final Pattern ADVICE =
      Pattern.compile("/adviceTaken/\\d+/(text|predictedNanos|savedNanos)");
  private static final Pattern GAIN =
      Pattern.compile("/gains/\\d+/(route|predictedNanos|measuredNanos)");

  @TempDir Path folder;

  @Test
  void repairs_ofTheShop_bringWhatWasPredicted() throws Exception {
    record("before", false);
    record("after", true);

    Child diff =
        Child.start(
            List.of(
                Jvm.own().java(),
                "-jar",
                Installation.JAR.toString(),
                "diff",
                "--format",
                "json",
                folder.resolve("before").toString(),
                folder.resolve("after").toString()));
    assertThat(diff.awaitExit()).as(diff::described).isZero();

    List<String> taken = values(diff.out(), ADVICE);
    assertThat(taken).hasSize(6);
    assertThat(taken)
        .anyMatch(text -> text.startsWith("N+1: GET /catalogue"))
        .anyMatch(text -> text.startsWith("index"));
    for (int i = 0; i < taken.size(); i += 3) {
      double predicted = Double.parseDouble(taken.get(i + 1));
      double saved = Double.parseDouble(taken.get(i + 2));
      assertThat(saved / predicted).as(taken.get(i)).isCloseTo(1, within(0.15));
    }
    System.out.println("whole requests, predicted and measured: " + values(diff.out(), GAIN));
  }

  private void record(String name, boolean fixed) throws Exception {
    try (Shop shop =
        Shop.start(
            folder.resolve(name + "-logs"),
            List.of(
                "-javaagent:"
                    + Installation.JAR
                    + "=window=2s,mongo.advice=indexes,dir="
                    + folder.resolve(name),
                "-Dshop.fixed=" + fixed))) {
      for (int i = 0; i < ROUNDS; i++) {
        for (String path :
            List.of("/catalogue?page=" + (1 + i % 7), "/product/" + (1 + i), "/product/" + (300 + i))) {
          assertThat(shop.send(shop.request(path).build()).statusCode()).isEqualTo(200);
        }
      }
      assertThat(shop.child().terminate()).isIn(0, 143);
    }
  }

  /** All values at places that match, in the order of the text. */
  private static List<String> values(String json, Pattern place) throws Exception {
    List<String> values = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        String at = parser.getParsingContext().pathAsPointer().toString();
        if (parser.currentToken().isScalarValue() && place.matcher(at).matches()) {
          values.add(parser.getText());
        }
      }
    }
    return values;
  }
}
