package io.hotpath.profile.hostile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Five hundred names that nobody would choose and somebody may send: made by kind, so that no kind
 * is forgotten, and filled up with pairs of them. The same ones in each run.
 */
public final class HostileTexts {

  /** How many there are. */
  public static final int COUNT = 500;

  private static final String[] BREAKS = {
    "", "\"", "'", "`", "-->", "</script>", "</style>", "</title>", "</textarea>", "]]>", "\\\""
  };

  private static final String[] MARKUP = {
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc=x>",
    "<a href=javascript:alert(1)>",
    "<style>*{display:none}</style>",
    "<base href=//x>",
    "<!--<script>"
  };

  private static final String[] SCRIPTS = {
    "';alert(1)//", "\\';alert(1)//", "\");alert(1)//", "__proto__", "constructor", "toString",
    "hasOwnProperty", "</script", "javascript:alert(1)", "data:text/html,<b>", "undefined", "NaN",
    "&lt;&amp;&#x3c;", "\\u003cb\\u003e", "*/alert(1)/*", "#route/0", "location.hash"
  };

  private static final String[] FORMULAS = {
    "1+1", "cmd|' /C calc'!A0", "HYPERLINK(\"http://x\")", "SUM(1;2)"
  };

  private static final String[] TERMINAL = {
    "\u001b[31mred",
    "\u001b[2J",
    "\u001b]0;title\u0007",
    "\u001b]8;;http://x\u001b\\link",
    "\u001bc",
    "\u001b[6n",
    "\u009b31m",
    "over\rwritten",
    "back\b\b\bspace",
    "bell\u0007",
    "\u001bP1$tx\u001b\\",
    "\u001b[8mhidden"
  };

  private static final String[] PATHS = {
    "../../etc/passwd", "..\\..\\windows", "C:\\con", "/dev/null", "%00", "%2e%2e%2f", "nul",
    "file:///etc/passwd", "\\\\host\\share", "~root", "a/./b//c", "/" + "a/".repeat(300), ".", "..",
    "-rf", "--help", "$(reboot)", "`reboot`", "|reboot", "a\u2215b"
  };

  private static final String[] FORMATS = {
    "%s%s%s%n", "%n", "%1$s", "%99999d", "{0}", "{}", "{{7*7}}", "${7*7}", "#{7*7}", "<%= 7*7 %>",
    "${jndi:ldap://x}", "*{x}", "@{x}", "[[${x}]]", "$1", "\\1", "(?<n>", "[", "\\Q", "a{99999}"
  };

  private static final String[] RECORDS = {
    "a;b;c",
    "a b 12",
    "a,b",
    "Tag=x,1,2",
    "a\nb 5",
    "a\r\nb",
    "\"} 1",
    "# HELP x",
    "a\\nb",
    "\\",
    "\"",
    "\"\"",
    "'",
    "a\tb",
    "\"}],\"x\":[{\"",
    "null",
    "true",
    "-0",
    "1e999",
    "]}",
    "\u0085",
    "\u2028",
    "\u2029",
    "\"a\"\",\"\"b\""
  };

  private static final String[] ODD = {
    "",
    " ",
    "  lead",
    "tail  ",
    "\ud800",
    "\udc00",
    "\udc00\ud800",
    "a\ud83d",
    "\ud83d\ude00",
    "\ud83d\udc69\u200d\ud83d\udcbb",
    "e\u0301\u0302\u0303",
    "\u0645\u0631\u062d\u0628\u0627",
    "\u65e5\u672c",
    "\uff1d1+1",
    "\uff1cscript\uff1e",
    "\uffff",
    "\ufdd0",
    "\ue000",
    "\u0130\u0131",
    "\u00df",
    "\ufb01"
  };

  private static final List<String> ALL = make();

  private HostileTexts() {}

  /** All, each different. */
  public static List<String> all() {
    return ALL;
  }

  /** One of them, made different from others by its number. */
  public static String name(int number) {
    return ALL.get(Math.floorMod(number, COUNT)) + number;
  }

  private static List<String> make() {
    Set<String> texts = new LinkedHashSet<>();
    addCharacters(texts);
    for (String[] kind : List.of(SCRIPTS, TERMINAL, PATHS, FORMATS, RECORDS, ODD)) {
      texts.addAll(List.of(kind));
    }
    for (char sign : "=+-@|%\t\r".toCharArray()) {
      for (String formula : FORMULAS) {
        texts.add(sign + formula);
      }
    }
    for (String out : BREAKS) {
      for (String in : MARKUP) {
        texts.add(out + in);
      }
    }
    for (String part : List.of("x", "<", "\u202e", "\ud83d\ude00", "\"", "\u0000")) {
      for (int length : new int[] {255, 256, 257, 1001, 3_000}) {
        texts.add(part.repeat(length));
      }
    }
    return filledUp(new ArrayList<>(texts));
  }

  /** Controls, and what turns, joins or hides other characters. */
  private static void addCharacters(Set<String> texts) {
    for (int c = 0; c <= 0x9f; c++) {
      if (Character.isISOControl(c)) {
        texts.add("a" + (char) c + "b");
      }
    }
    int[][] ranges = {
      {0xad, 0xad}, {0x61c, 0x61c}, {0x180e, 0x180e}, {0x200b, 0x200f}, {0x202a, 0x202e},
      {0x2060, 0x206f}, {0xfe0f, 0xfe0f}, {0xfeff, 0xfeff}, {0xfff9, 0xfffb}, {0xe0001, 0xe0001},
      {0xe0041, 0xe0044}
    };
    for (int[] range : ranges) {
      for (int point = range[0]; point <= range[1]; point++) {
        texts.add("a" + Character.toString(point) + "b");
      }
    }
  }

  private static List<String> filledUp(List<String> texts) {
    Random random = new Random(500);
    Set<String> all = new LinkedHashSet<>(texts);
    while (all.size() < COUNT) {
      String one = texts.get(random.nextInt(texts.size()));
      all.add(one + texts.get(random.nextInt(texts.size())));
    }
    return List.copyOf(all).subList(0, COUNT);
  }
}
