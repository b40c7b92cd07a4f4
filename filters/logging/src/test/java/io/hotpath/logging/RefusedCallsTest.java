package io.hotpath.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.MarkerFilter;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.hotpath.recorder.LogReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.filter.ThresholdFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** The filters that see refused calls are there for a while, and change no answer. */
class RefusedCallsTest {

  private static final Marker MARKER = MarkerFactory.getMarker("M");

  private final LogReader logbackReader = new LogbackReader();
  private final LogReader log4jReader = new Log4jReader();
  private final LoggerContext logback = new LoggerContext();
  private final org.apache.logging.log4j.core.LoggerContext log4j =
      new org.apache.logging.log4j.core.LoggerContext("test");

  @ParameterizedTest
  @EnumSource(FilterReply.class)
  void logback_withAFilterOfItsOwn_answersAsBefore(FilterReply reply) {
    MarkerFilter own = new MarkerFilter();
    own.setMarker("M");
    own.setOnMatch(reply.name());
    own.start();
    logback.addTurboFilter(own);
    List<Boolean> before = logbackAnswers();

    logbackReader.countRefused(logback, true);
    assertThat(logback.getTurboFilterList()).hasSize(2).first().isSameAs(own);
    assertThat(logbackAnswers()).isEqualTo(before);
    logbackReader.countRefused(logback, false);

    assertThat(logback.getTurboFilterList()).containsExactly(own);
    assertThat(logbackAnswers()).isEqualTo(before);
  }

  private List<Boolean> logbackAnswers() {
    ch.qos.logback.classic.Logger logger = logback.getLogger("app");
    logger.setLevel(ch.qos.logback.classic.Level.INFO);
    List<Boolean> answers = new ArrayList<>();
    for (Marker marker : new Marker[] {null, MARKER}) {
      answers.add(logger.isTraceEnabled(marker));
      answers.add(logger.isInfoEnabled(marker));
      answers.add(logger.isErrorEnabled(marker));
    }
    return answers;
  }

  @Test
  void logback_resetOrStoppedMeanwhile_keepsNothingOfOurs() {
    logbackReader.countRefused(logback, true);
    logback.reset();
    TurboFilter added = new MarkerFilter();
    logback.addTurboFilter(added);
    logbackReader.countRefused(logback, false);
    assertThat(logback.getTurboFilterList()).containsExactly(added);

    logback.stop();
    logbackReader.countRefused(logback, true);
    logbackReader.countRefused(logback, true);
    logbackReader.countRefused(logback, false);

    assertThat(logback.getTurboFilterList()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Filter.Result.class)
  void log4j_withAFilterOfItsOwn_answersAsBefore(Filter.Result result) {
    Filter own = ThresholdFilter.createFilter(Level.WARN, result, Filter.Result.NEUTRAL);
    log4j.getConfiguration().addFilter(own);
    List<Boolean> before = log4jAnswers();

    log4jReader.countRefused(log4j, true);
    assertThat(log4j.getConfiguration().getFilter()).isNotSameAs(own);
    assertThat(log4jAnswers()).isEqualTo(before);
    log4jReader.countRefused(log4j, false);

    assertThat(log4j.getConfiguration().getFilter()).isSameAs(own);
    assertThat(log4jAnswers()).isEqualTo(before);
  }

  private List<Boolean> log4jAnswers() {
    org.apache.logging.log4j.core.Logger logger = log4j.getLogger("app");
    return List.of(
        logger.isTraceEnabled(),
        logger.isDebugEnabled(),
        logger.isInfoEnabled(),
        logger.isWarnEnabled(),
        logger.isErrorEnabled());
  }

  @Test
  void log4j_configuredAnewMeanwhile_keepsNothingOfOurs() {
    log4jReader.countRefused(log4j, true);
    Configuration anew = new DefaultConfiguration();
    log4j.start(anew);
    log4jReader.countRefused(log4j, false);
    assertThat(anew.getFilter()).isNull();

    log4j.stop();
    log4jReader.countRefused(log4j, true);
    log4jReader.countRefused(log4j, true);
    log4jReader.countRefused(log4j, false);

    assertThat(log4j.getConfiguration().getFilter()).isNull();
  }
}
