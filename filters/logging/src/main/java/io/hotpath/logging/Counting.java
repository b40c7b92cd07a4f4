package io.hotpath.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;

/** One of our encoders, and the application's behind it. */
interface Counting {

  Encoder<ILoggingEvent> original();
}
