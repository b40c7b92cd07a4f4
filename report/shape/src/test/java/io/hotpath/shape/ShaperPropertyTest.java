package io.hotpath.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for the shape of every command; each command is told by its seed. */
class ShaperPropertyTest {

  private static final int CASES = 5_000;

  private final Shaper shaper = new Shaper();

  @Test
  void shape_otherLiterals_areTheSameShape() {
    Set<String> shapes = new HashSet<>();
    for (int seed = 0; seed < CASES; seed++) {
      String shape = shape(command(seed, new Literals(new Random(-seed))));

      assertThat(shape(command(seed, new Literals(new Random(seed + 1_000_000L)))))
          .as("seed %d", seed)
          .isEqualTo(shape);
      shapes.add(shape);
    }
    assertThat(shapes).as("the generator makes many shapes").hasSizeGreaterThan(CASES / 2);
  }

  @Test
  void shape_otherOrderOfWhatHasNone_isTheSameShape() {
    Random random = new Random(7);
    int different = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Doc command = command(seed, new Literals(new Random(seed)));
      Doc shuffled = command.shuffled(random);
      different += command.toString().equals(shuffled.toString()) ? 0 : 1;

      String shape = shape(command);
      long values = shaper.values();

      assertThat(shape(shuffled)).as("seed %d", seed).isEqualTo(shape);
      assertThat(shaper.values()).as("values of seed %d", seed).isEqualTo(values);
    }
    assertThat(different).isGreaterThan(CASES / 2);
  }

  @Test
  void shape_noLiteral_survives() {
    long planted = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Literals literals = new Literals(new Random(seed));
      String shape = shape(command(seed, literals));

      for (String literal : literals.planted) {
        assertThat(shape).as("seed %d", seed).doesNotContain(literal);
      }
      planted += literals.planted.size();
    }
    assertThat(planted).isGreaterThan(10L * CASES);
  }

  @Test
  void shape_otherValues_haveOtherHashes() {
    Set<Long> hashes = new HashSet<>();
    int commands = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Literals literals = new Literals(new Random(seed));
      Doc command =
          Doc.of("find", "c", "filter", new CommandGenerator(new Random(seed), literals).filter(2));
      shape(command);
      if (shaper.keys() > 0 && literals.planted.size() > 2) {
        commands++;
        hashes.add(shaper.values());
        assertThat(shaper.keys()).isLessThanOrEqualTo(Shaper.MAX_KEYS);
      }
    }
    assertThat(commands).isGreaterThan(CASES / 4);
    assertThat(hashes).hasSize(commands);
  }

  @Test
  void parse_everyShape_printsItAgain() {
    int truncated = 0;
    for (int seed = 0; seed < CASES; seed++) {
      String shape = shape(command(seed, new Literals(new Random(seed))));
      String text = shape.substring(shape.indexOf('|') + 1);

      ParsedShape parsed = ShapeParser.parse(shaper.command(), text);

      assertThat(parsed.toString()).as("seed %d", seed).isEqualTo(text);
      truncated += parsed.isTruncated() ? 1 : 0;
    }
    assertThat(truncated).isLessThan(CASES / 10);
  }

  @Test
  void shape_ofCommandMadeFromAShape_isThatShape() {
    int made = 0;
    for (int seed = 0; seed < CASES; seed++) {
      String shape = shape(command(seed, new Literals(new Random(seed))));
      ParsedShape parsed =
          ShapeParser.parse(shaper.command(), shape.substring(shape.indexOf('|') + 1));
      if (!parsed.isTruncated()) {
        made++;

        assertThat(shape(Remade.command(parsed))).as("seed %d", seed).isEqualTo(shape);
      }
    }
    assertThat(made).isGreaterThan(CASES / 2);
  }

  private static Doc command(int seed, Literals literals) {
    return new CommandGenerator(new Random(seed), literals).command();
  }

  private String shape(Doc command) {
    shaper.read("db", new MemoryReader(command));
    return shaper.namespace() + "|" + shaper.text();
  }
}
