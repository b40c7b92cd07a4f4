package io.hotpath.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import io.hotpath.recorder.LogEvents;

/** Encodes as another encoder does, and counts the bytes. Thread-safe as far as the other is. */
final class CountingEncoder extends EncoderBase<ILoggingEvent> implements Counting {

  private final Encoder<ILoggingEvent> original;

  CountingEncoder(Encoder<ILoggingEvent> original) {
    this.original = original;
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
    return encode(original, event);
  }

  /** What both kinds of counting encoders do. */
  static byte[] encode(Encoder<ILoggingEvent> original, ILoggingEvent event) {
    long start = System.nanoTime();
    byte[] bytes = original.encode(event);
    try {
      if (bytes != null && !LogMarks.wrote(bytes.length)) {
        LogEvents.written(
            event.getLoggerName(),
            event.getLevel().levelStr,
            event.getMessage(),
            bytes.length,
            System.nanoTime() - start);
      }
    } catch (Throwable e) {
      LogFaults.note("encoder", e);
    }
    return bytes;
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
