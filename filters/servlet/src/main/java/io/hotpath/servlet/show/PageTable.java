package io.hotpath.servlet.show;

/**
 * The table as part of a page. Coloured by attributes that older HTML had, not by a style: a strict
 * content security policy has nothing to refuse or to report. Pure ASCII, so that it is the same
 * bytes in all charsets but UTF-16.
 */
final class PageTable {

  private static final String START =
      "<br clear=\"all\"><table bgcolor=\"#ffff99\" border=\"2\" bordercolor=\"#000000\""
          + " cellpadding=\"5\"><tr><td><pre><font color=\"#000000\">\n";

  private static final String END = "</font></pre></td></tr></table>\n";

  private PageTable() {}

  static String html(String text) {
    StringBuilder html = new StringBuilder(START.length() + text.length() * 9 / 8 + END.length());
    html.append(START);
    text.codePoints().forEach(c -> append(html, c));
    return html.append(END).toString();
  }

  private static void append(StringBuilder html, int c) {
    switch (c) {
      case '&' -> html.append("&amp;");
      case '<' -> html.append("&lt;");
      case '>' -> html.append("&gt;");
      case '"' -> html.append("&quot;");
      case '\'' -> html.append("&#39;");
      case '\n' -> html.append('\n');
      default -> {
        if (c >= ' ' && c < 0x7f) {
          html.append((char) c);
        } else if (c >= 0xa0 && (c < 0xd800 || c > 0xdfff)) {
          html.append("&#").append(c).append(';');
        } else {
          html.append('?');
        }
      }
    }
  }
}
