package io.hotpath.servlet;

import io.hotpath.profile.Profile;
import io.hotpath.profile.RequestProfile;
import io.hotpath.recorder.Options;
import io.hotpath.recorder.Sink;
import io.hotpath.recorder.Ticker;
import io.hotpath.text.Sort;
import io.hotpath.text.TopOptions;
import io.hotpath.text.TopText;
import java.util.function.Consumer;

/**
 * Logs the hot paths over all routes every so often ({@code log=60s}), or each request ({@code
 * log=each}), as one block of text. On stderr for the agent, to logger {@code hotpath} for the
 * filter. Confined to the sinks' thread.
 */
public final class LogSink implements Sink {

  private final Options.Log wanted;
  private final TopText text;
  private final Ticker ticker;
  private final Consumer<String> log;
  private Profile measured = new Profile();
  private long loggedNanos;

  public LogSink(Options options, Ticker ticker, Consumer<String> log) {
    this.wanted = options.log();
    this.text = new TopText(new TopOptions(options.limit(), Sort.TIME, null));
    this.ticker = ticker;
    this.log = log;
    this.loggedNanos = ticker.nanos();
  }

  @Override
  public boolean wantsEach() {
    return wanted.each();
  }

  @Override
  public void request(RequestProfile request) {
    if (wanted.each()) {
      log.accept(text.request(request));
    }
  }

  @Override
  public void window(Profile window) {
    if (wanted.every() == null) {
      return;
    }
    measured.add(window);
    if (ticker.nanos() - loggedNanos >= wanted.every().toNanos()) {
      log.accept(text.hotPaths(measured));
      measured = new Profile();
      loggedNanos = ticker.nanos();
    }
  }
}
