package io.hotpath.samples.logging;

/** The log statements of the application, over one logging library. All of logger {@code app}. */
interface Statements {

  /** INFO with a template. */
  void order(int number, String customer);

  /** DEBUG, put together by the code. */
  void listing(int number, String name);

  /** WARN, which says the same again and again. */
  void low(String article);

  /** INFO without values. */
  void done();

  /** Below the level: nothing is written. */
  void refused(int number);

  /** Asks whether that level is enabled. */
  boolean question();

  /** Ends logging: what waits is written. */
  void stop();
}
