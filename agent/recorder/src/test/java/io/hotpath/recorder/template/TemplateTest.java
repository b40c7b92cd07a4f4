package io.hotpath.recorder.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "listed ~ of ~ | listed 17 of Acme Ltd | listed # of #",
        "~ done        | job 7 done            | # done",
        "a~b           | ab                    | a#b",
        "Using %s at %05.2f | Using H2 at 03.10 | Using # at #",
      })
  void matches_messageOfTheRecipe_isItsText(String recipe, String message, String text) {
    List<Template> templates = Template.of(recipe.strip().replace('~', '\u0001'));

    assertThat(templates).extracting(Template::text).containsExactly(text.strip());
    assertThat(templates.get(0).matches(message.strip())).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "listed ~ of ~ | listed 17",
        "~ done        | job 7 begun",
        "aba~aba       | aba",
        "a~b~c         | ac",
        "a~b~c         | acb",
      })
  void matches_otherMessage_isFalse(String recipe, String message) {
    assertThat(Template.of(recipe.strip().replace('~', '\u0001')))
        .noneMatch(template -> template.matches(message.strip()));
  }

  @Test
  void of_plainConstant_mayBeginOrEndAMessage() {
    List<Template> templates = Template.of("took long: ");

    assertThat(templates)
        .extracting(Template::text)
        .containsExactly("took long: #", "#took long: ");
    assertThat(templates.get(0).matches("took long: 7 s")).isTrue();
    assertThat(templates.get(1).matches("it took long: ")).isTrue();
    assertThat(Template.of("a ")).isEmpty();
  }

  @Test
  void of_nothingButValues_saysNothing() {
    assertThat(Template.of("\u0001\u0001")).noneMatch(Template::isTelling);
  }

  /** Whatever is filled in, no character of it is in the text. */
  @Test
  void matches_randomValues_neverShowsThem() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder recipe = new StringBuilder("fix ");
      StringBuilder message = new StringBuilder("fix ");
      for (int part = random.nextInt(4); part >= 0; part--) {
        recipe.append('\u0001').append(" and ");
        message.append("S3CRET").append(random.nextInt()).append(" and ");
      }
      Template template = Template.of(recipe.toString()).get(0);
      assertThat(template.matches(message.toString())).isTrue();
      assertThat(template.text()).doesNotContain("S3CRET").matches("fix (# and )+");
    }
  }
}
