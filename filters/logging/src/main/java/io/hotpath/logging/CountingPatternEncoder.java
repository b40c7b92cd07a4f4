package io.hotpath.logging;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;

/**
 * As {@link CountingEncoder}, in place of a pattern encoder: an application that asks the appender
 * for its pattern or layout finds them.
 */
final class CountingPatternEncoder extends PatternLayoutEncoder implements Counting {

  private final PatternLayoutEncoder original;

  CountingPatternEncoder(PatternLayoutEncoder original) {
    this.original = original;
    setContext(original.getContext());
    setPattern(original.getPattern());
    setCharset(original.getCharset());
    layout = original.getLayout();
  }

  @Override
  public Encoder<ILoggingEvent> original() {
    return original;
  }

  @Override
  public byte[] headerBytes() {
    return original.headerBytes();
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return CountingEncoder.encode(original, event);
  }

  @Override
  public byte[] footerBytes() {
    return original.footerBytes();
  }

  @Override
  public void start() {
    original.start();
  }

  @Override
  public void stop() {
    original.stop();
  }

  @Override
  public boolean isStarted() {
    return original.isStarted();
  }
}
