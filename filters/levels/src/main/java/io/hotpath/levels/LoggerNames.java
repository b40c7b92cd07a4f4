package io.hotpath.levels;

import java.util.regex.Pattern;

/** Which names of loggers that do not exist yet are accepted. */
public final class LoggerNames {

  /** Characters of a name. */
  public static final int MAX = 256;

  private static final Pattern NAME = Pattern.compile("[\\w$-]+(\\.[\\w$-]+)*");

  private LoggerNames() {}

  /** Letters, digits, {@code _ $ -}, with single dots between. */
  public static boolean isValid(String name) {
    return name.length() <= MAX && NAME.matcher(name).matches();
  }
}
