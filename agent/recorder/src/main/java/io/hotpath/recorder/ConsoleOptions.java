package io.hotpath.recorder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the user set about the console: the agent's own port, and who is served by it and by the
 * servlet. Immutable.
 *
 * @param address where the agent listens; null for nowhere
 * @param open whether other machines are served
 * @param tokenFile where the token is; null for the environment
 * @param groups loggers that are changed together, by name
 * @param floodLines lines a second that a more verbose level may let through
 */
public record ConsoleOptions(
    @Nullable Address address,
    boolean open,
    @Nullable Path tokenFile,
    Map<String, List<String>> groups,
    int floodLines) {

  // Not compiled here: few JVMs set these, and all start the agent.
  private static final String ADDRESS =
      "(localhost|(?:\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])"
          + "(?:\\.(?:\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])){3}|\\[[0-9a-fA-F:]{2,39}\\])"
          + ":(\\d{1,5})";

  private static final String GROUP = "([\\w-]{1,64}):([\\w.$-]{1,256}(?:\\+[\\w.$-]{1,256})*)";

  private static final int MAX_GROUPS = 50;
  private static final int MAX_PORT = 65_535;

  /**
   * A port of this machine.
   *
   * @param host an address, or localhost; of IPv6 in brackets
   * @param port 0 for any that is free
   */
  public record Address(String host, int port) {

    /** Whether nobody from outside can reach it. */
    boolean isLoopback() {
      return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
  }

  static ConsoleOptions read(Options.Values values) {
    boolean open = values.flag("console.open", false);
    return new ConsoleOptions(
        address(values, open),
        open,
        values.path("token.file"),
        groups(values),
        values.whole("log.flood", 1_000, 1, 999_999));
  }

  private static @Nullable Address address(Options.Values values, boolean open) {
    String value = values.given().get("console");
    if (value == null || value.equals("off")) {
      return null;
    }
    Matcher matcher = Pattern.compile(ADDRESS).matcher(value);
    Address address =
        matcher.matches()
            ? new Address(matcher.group(1), Integer.parseInt(matcher.group(2)))
            : null;
    boolean right = address != null && address.port() <= MAX_PORT;
    if (address != null && right && (open || address.isLoopback())) {
      return address;
    }
    String allowed =
        right
            ? " is not an address of this machine alone (console.open=true allows others)"
            : " is not off or an address and port such as 127.0.0.1:4040";
    values
        .complaints()
        .accept(
            "hotpath: console=" + Options.shown(value) + allowed + "; console=off is used instead");
    return null;
  }

  private static Map<String, List<String>> groups(Options.Values values) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    List<String> wrong = new ArrayList<>();
    for (String given : values.list("log.groups")) {
      Matcher matcher = Pattern.compile(GROUP).matcher(given);
      if (matcher.matches() && groups.size() < MAX_GROUPS) {
        groups.put(matcher.group(1), List.of(matcher.group(2).split("\\+", -1)));
      } else {
        wrong.add(given);
      }
    }
    if (!wrong.isEmpty()) {
      values
          .complaints()
          .accept(
              "hotpath: log.groups="
                  + Options.shown(wrong.get(0))
                  + " is not a name, a colon and loggers such as db:org.mongodb+com.zaxxer (at most "
                  + MAX_GROUPS
                  + "); it is left out");
    }
    return groups;
  }
}
