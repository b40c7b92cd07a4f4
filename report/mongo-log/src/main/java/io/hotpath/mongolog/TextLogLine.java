package io.hotpath.mongolog;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Slow operations in the text logs of servers 3.6 to 4.2:
 *
 * <pre>{@code
 * DATE I COMMAND [conn1] command shop.orders appName: "web" command: find { find: "orders", ..}
 *   planSummary: COLLSCAN keysExamined:0 docsExamined:5 .. protocol:op_msg 123ms
 * }</pre>
 */
final class TextLogLine {

  private static final Pattern HEAD =
      Pattern.compile("(\\S+) [A-Z0-9]+ +(COMMAND|WRITE|QUERY) +\\[[^]]*\\] (\\w+) (\\S+) ");
  private static final Pattern DURATION = Pattern.compile(" (\\d{1,15})ms$");
  private static final Pattern NUMBER = Pattern.compile("(\\w+):(\\d{1,18})(?= |$)");

  private TextLogLine() {}

  /**
   * Fills {@code into}; false when the line is about something else.
   *
   * @throws UnreadableException when the command is missing, cut or not understood
   */
  static boolean read(byte[] bytes, int start, int length, SlowOperation into) {
    if (bytes[start + length - 1] != 's') {
      return false;
    }
    String line = new String(bytes, start, length, StandardCharsets.UTF_8);
    Matcher head = HEAD.matcher(line);
    Matcher duration = DURATION.matcher(line);
    if (!head.lookingAt() || !duration.find()) {
      return false;
    }
    into.atMillis = LogDate.millis(head.group(1));
    into.word("type", head.group(3));
    into.word("ns", head.group(4));
    into.number("millis", Long.parseLong(duration.group(1)));
    if (!rest(line, head.end(), into)) {
      throw new UnreadableException("in the words of a server before 3.6");
    }
    return true;
  }

  /** False when there is no command in it. */
  private static boolean rest(String line, int start, SlowOperation into) {
    boolean command = false;
    int at = start;
    while (at < line.length()) {
      if (line.startsWith("appName: \"", at)) {
        int end = endOfText(line, at + 10);
        into.word("appName", line.substring(at + 10, end));
        at = end + 1;
      } else if (line.startsWith("command: ", at)) {
        command = true;
        at = document(line, at, into, false);
      } else if (line.startsWith("originatingCommand: ", at)) {
        at = document(line, at, into, true);
      } else if (line.startsWith("planSummary: ", at)) {
        int plan = at + "planSummary: ".length();
        int length = PlanSummary.length(line, plan);
        into.word("planSummary", line.substring(plan, plan + length));
        at = plan + length;
      } else {
        at = token(line, at, into);
      }
    }
    return command;
  }

  private static int endOfText(String line, int start) {
    int end = line.indexOf("\" ", start);
    if (end < 0) {
      throw new UnreadableException("a command that is cut");
    }
    return end;
  }

  /** Behind the name of the command, if there is one, stands the document. */
  private static int document(String line, int start, SlowOperation into, boolean origin) {
    int brace = line.indexOf('{', start);
    if (brace < 0) {
      throw new UnreadableException("a command that is cut");
    }
    ShellElements document = new ShellElements(line, brace);
    if (origin) {
      into.readOriginFrom(document);
    } else {
      into.readCommandFrom(document);
    }
    return document.end();
  }

  /** A figure such as {@code docsExamined:5}, or anything up to the next blank. */
  private static int token(String line, int start, SlowOperation into) {
    Matcher number = NUMBER.matcher(line).region(start, line.length());
    if (number.lookingAt()) {
      into.number(number.group(1), Long.parseLong(number.group(2)));
      return number.end();
    }
    int blank = line.indexOf(' ', start);
    int end = blank < 0 ? line.length() : blank + 1;
    // Not further than the blank: the rest of a long line would be searched at each word.
    String word = line.substring(start, end);
    into.failed |= word.startsWith("exception:") || word.startsWith("errName:");
    int brace = word.indexOf(":{");
    return brace < 0 ? end : endOfBraces(line, start + brace + 1);
  }

  /** Locks and storage are of no interest. */
  private static int endOfBraces(String line, int start) {
    int open = 0;
    for (int at = start; at < line.length(); at++) {
      char c = line.charAt(at);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (open == 0) {
        return at + 1;
      }
    }
    return line.length();
  }
}
